package dev.signalbox.ops.features;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A class of the test sources: what it extends, its tags, those of its methods, its nested
/// classes.
///
/// @param parent its superclass as written, without type arguments
record TaggedClass(
    String name,
    @Nullable String parent,
    Set<String> tags,
    Map<String, Set<String>> methods,
    List<TaggedClass> nested) {

  static TaggedClass of(ClassTree tree, String prefix) {
    String name =
        prefix.isEmpty() ? tree.getSimpleName().toString() : prefix + "." + tree.getSimpleName();
    Map<String, Set<String>> methods = new HashMap<>();
    List<TaggedClass> nested = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method) {
        methods
            .computeIfAbsent(method.getName().toString(), _ -> new TreeSet<>())
            .addAll(tags(method.getModifiers()));
      } else if (member instanceof ClassTree inner) {
        nested.add(of(inner, name));
      }
    }
    Tree parent = tree.getExtendsClause();
    return new TaggedClass(
        name,
        parent == null ? null : parent.toString().replaceFirst("<.*", ""),
        tags(tree.getModifiers()),
        methods,
        nested);
  }

  private static Set<String> tags(ModifiersTree modifiers) {
    Set<String> tags = new TreeSet<>();
    new TreeScanner<Void, Set<String>>() {
      @Override
      public @Nullable Void visitAnnotation(AnnotationTree annotation, Set<String> found) {
        if (annotation.getAnnotationType().toString().endsWith("Tag")) {
          found.addAll(literals(annotation));
        }
        return super.visitAnnotation(annotation, found);
      }
    }.scan(modifiers, tags);
    return tags;
  }

  private static Set<String> literals(AnnotationTree annotation) {
    Set<String> texts = new TreeSet<>();
    new TreeScanner<Void, Set<String>>() {
      @Override
      public @Nullable Void visitLiteral(LiteralTree literal, Set<String> found) {
        found.add(String.valueOf(literal.getValue()));
        return null;
      }
    }.scan(annotation.getArguments(), texts);
    return texts;
  }

  Stream<TaggedClass> withNested() {
    return Stream.concat(Stream.of(this), nested.stream().flatMap(TaggedClass::withNested));
  }

  Stream<String> allTags() {
    return withNested()
        .flatMap(it ->
            Stream.concat(it.tags().stream(), it.methods().values().stream().flatMap(Set::stream)));
  }
}

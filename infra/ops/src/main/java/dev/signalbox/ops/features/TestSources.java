package dev.signalbox.ops.features;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.signalbox.ops.features.FeatureTable.Test;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The test sources of all modules, read by the compiler's own parser.
record TestSources(Map<String, TaggedClass> classes) {

  static TestSources below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return parse(files.filter(TestSources::isTestSource).toList());
    }
  }

  private static boolean isTestSource(Path file) {
    String name = file.toString();
    return name.contains("/src/test/java/") && name.endsWith(".java");
  }

  private static TestSources parse(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, TaggedClass> classes = new HashMap<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      var task = compiler.getTask(Writer.nullWriter(), manager, null, null, null, sources);
      for (CompilationUnitTree unit : ((JavacTask) task).parse()) {
        classesOf(unit).flatMap(TaggedClass::withNested).forEach(it -> classes.put(it.name(), it));
      }
    }
    return new TestSources(classes);
  }

  private static Stream<TaggedClass> classesOf(CompilationUnitTree unit) {
    String prefix = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(it -> TaggedClass.of((ClassTree) it, prefix));
  }

  /// Every tag there is, and a class that has it.
  Map<String, String> tags() {
    Map<String, String> tags = new HashMap<>();
    classes.values().forEach(it -> it.allTags().forEach(tag -> tags.put(tag, it.name())));
    return tags;
  }

  /// The tags under which a test ran: its own, those of its class, of the classes around it and of
  /// all that they extend.
  Set<String> tagsOf(String type, String method) {
    Set<String> tags = new TreeSet<>();
    for (TaggedClass one : lineage(type)) {
      tags.addAll(one.tags());
      tags.addAll(one.methods().getOrDefault(method, Set.of()));
    }
    return tags;
  }

  boolean isTagged(Test test, String tag) {
    return classes.keySet().stream()
        .filter(name -> name.equals(test.type()) || name.endsWith("." + test.type()))
        .filter(name -> hasMethod(name, test.method()))
        .anyMatch(name -> tagsOf(name, test.method()).contains(tag));
  }

  private boolean hasMethod(String type, String method) {
    return lineage(type).stream().anyMatch(it -> it.methods().containsKey(method));
  }

  private Collection<TaggedClass> lineage(String type) {
    List<TaggedClass> found = new ArrayList<>();
    Optional<TaggedClass> own = find(type);
    own.ifPresent(found::add);
    own.flatMap(this::parent).ifPresent(it -> found.addAll(lineage(it.name())));
    int dot = type.lastIndexOf('.');
    if (dot > 0 && Character.isUpperCase(type.charAt(type.lastIndexOf('.', dot - 1) + 1))) {
      found.addAll(lineage(type.substring(0, dot)));
    }
    return found;
  }

  /// A nested class that a suite inherits is reported under the suite's name and stands in the
  /// class that it extends.
  private Optional<TaggedClass> find(String type) {
    TaggedClass known = classes.get(type);
    if (known != null) {
      return Optional.of(known);
    }
    int dot = type.lastIndexOf('.');
    return Optional.ofNullable(dot < 0 ? null : classes.get(type.substring(0, dot)))
        .flatMap(this::parent)
        .flatMap(it -> find(it.name() + type.substring(dot)));
  }

  private Optional<TaggedClass> parent(TaggedClass one) {
    String parent = one.parent();
    if (parent == null) {
      return Optional.empty();
    }
    String here = one.name().substring(0, one.name().lastIndexOf('.') + 1) + parent;
    return Optional.ofNullable(classes.get(here))
        .or(() ->
            classes.values().stream().filter(it -> it.name().endsWith("." + parent)).findFirst());
  }
}

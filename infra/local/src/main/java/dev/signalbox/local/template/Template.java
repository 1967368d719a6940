package dev.signalbox.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/// A SAM template.
///
/// @param folder what paths in it are relative to
/// @param parameters with their declaration
/// @param outputs by name, functions not yet evaluated
public record Template(
    Path folder,
    Map<String, Object> parameters,
    Map<String, Object> conditions,
    Map<String, Object> mappings,
    List<Resource> resources,
    Map<String, Object> outputs) {

  private static final Map<String, String> GLOBALS =
      Map.of(
          "AWS::Serverless::Function", "Function",
          "AWS::Serverless::HttpApi", "HttpApi");

  public Template {
    resources = List.copyOf(resources);
  }

  public static Template read(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return parse(Files.readString(file), folder == null ? Path.of("/") : folder);
  }

  public static Template parse(String yaml, Path folder) {
    Map<String, Object> root = Trees.map(load(yaml));
    Map<String, Object> globals = Trees.map(root.get("Globals"));
    List<Resource> resources =
        Trees.map(root.get("Resources")).entrySet().stream()
            .map(entry -> resource(entry.getKey(), Trees.map(entry.getValue()), globals))
            .toList();
    if (resources.isEmpty()) {
      throw new BadTemplate("it has no Resources.");
    }
    return new Template(
        folder,
        Trees.map(root.get("Parameters")),
        Trees.map(root.get("Conditions")),
        Trees.map(root.get("Mappings")),
        resources,
        Trees.map(root.get("Outputs")));
  }

  private static Object load(String yaml) {
    try {
      Object root = new Yaml(new ShortTags()).load(yaml);
      return root == null ? Map.of() : root;
    } catch (YAMLException e) {
      throw new BadTemplate("it is not YAML: " + e.getMessage());
    }
  }

  private static Resource resource(
      String id, Map<String, Object> declared, Map<String, Object> globals) {
    String type =
        Trees.text(declared, "Type").orElseThrow(() -> new BadTemplate(id + " has no Type."));
    Object common = globals.getOrDefault(GLOBALS.getOrDefault(type, ""), Map.of());
    Object own = declared.getOrDefault("Properties", Map.of());
    Map<String, Object> properties = Trees.map(Trees.merge(common, own));
    return new Resource(id, type, Trees.text(declared, "Condition"), properties);
  }

  /// The values of the parameters: what is given, else their defaults.
  public Map<String, Object> parameterValues(Map<String, String> given) {
    var values = new LinkedHashMap<String, Object>();
    given.keySet().stream()
        .filter(name -> !parameters.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw new BadTemplate("there is no parameter " + name + ".");
        });
    parameters.forEach((name, declared) -> values.put(name, value(name, declared, given)));
    return values;
  }

  private static Object value(String name, Object declared, Map<String, String> given) {
    Map<String, Object> declaration = Trees.map(declared);
    Object value =
        Optional.<Object>ofNullable(given.get(name))
            .or(() -> Optional.ofNullable(declaration.get("Default")))
            .orElseThrow(() -> new BadTemplate("parameter " + name + " has no value."));
    String type = Trees.text(declaration, "Type").orElse("String");
    List<Object> allowed = Trees.list(declaration.get("AllowedValues"));
    String text = String.valueOf(value);
    if (!allowed.isEmpty() && allowed.stream().map(String::valueOf).noneMatch(text::equals)) {
      throw new BadTemplate("parameter " + name + " is " + text + ", allowed are " + allowed + ".");
    }
    boolean list = type.equals("CommaDelimitedList") || type.startsWith("List<");
    return list ? List.of(text.split("\\s*,\\s*", -1)) : text;
  }
}

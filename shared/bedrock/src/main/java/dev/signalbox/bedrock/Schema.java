package dev.signalbox.bedrock;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks JSON against the part of JSON Schema that we use: type, enum, properties, required,
/// additionalProperties, items, maxItems, maxLength, minimum and maximum. What it finds names
/// places and rules, never values.
record Schema(Json.Obj definition) {

  private static final Set<String> UNDERSTOOD =
      Set.of(
          "type",
          "description",
          "enum",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "maxItems",
          "maxLength",
          "minimum",
          "maximum");

  Schema {
    for (String keyword : definition.fields().keySet()) {
      if (!UNDERSTOOD.contains(keyword)) {
        throw new IllegalArgumentException("This validator does not know \"" + keyword + "\".");
      }
    }
  }

  /// The rule of one property of an object.
  Schema property(String name) {
    return new Schema(definition.object("properties").orElseThrow().object(name).orElseThrow());
  }

  Schema items() {
    return new Schema(definition.object("items").orElseThrow());
  }

  boolean accepts(Json value) {
    return violations(value).isEmpty();
  }

  List<String> violations(Json value) {
    List<String> found = new ArrayList<>();
    check("", value, found);
    return found;
  }

  private void check(String path, Json value, List<String> found) {
    String type = definition.text("type").orElseThrow();
    if (!isOfType(type, value)) {
      found.add(name(path) + " has to be of type " + type + ".");
      return;
    }
    switch (value) {
      case Json.Obj obj -> checkObject(path, obj, found);
      case Json.Arr(List<Json> items) -> checkItems(path, items, found);
      case Json.Text(String text) -> checkText(path, text, found);
      case Json.Num number -> checkRange(path, number, found);
      case Json.Bool _, Json.Null _ -> {}
    }
  }

  private static boolean isOfType(String type, Json value) {
    return switch (type) {
      case "object" -> value instanceof Json.Obj;
      case "array" -> value instanceof Json.Arr;
      case "string" -> value instanceof Json.Text;
      case "integer" -> value instanceof Json.Num && value.asLong().isPresent();
      case "boolean" -> value instanceof Json.Bool;
      default -> throw new IllegalArgumentException("This validator does not know type " + type);
    };
  }

  private void checkObject(String path, Json.Obj obj, List<String> found) {
    Map<String, Json> properties = definition.object("properties").orElseThrow().fields();
    definition.list("required").stream()
        .flatMap(required -> required.asText().stream())
        .filter(required -> !obj.fields().containsKey(required))
        .forEach(required -> found.add(name(join(path, required)) + " is missing."));
    if (!definition.bool("additionalProperties").orElse(true)
        && !properties.keySet().containsAll(obj.fields().keySet())) {
      found.add(name(path) + " has fields that the schema does not have.");
    }
    obj.fields().entrySet().stream()
        .filter(field -> properties.containsKey(field.getKey()))
        .forEach(field ->
            property(field.getKey()).check(join(path, field.getKey()), field.getValue(), found));
  }

  private void checkItems(String path, List<Json> items, List<String> found) {
    limit("maxItems")
        .filter(most -> items.size() > most)
        .ifPresent(most -> found.add(name(path) + " may have at most " + most + " items."));
    for (int at = 0; at < items.size(); at++) {
      items().check(path + "[" + at + "]", items.get(at), found);
    }
  }

  private void checkText(String path, String text, List<String> found) {
    limit("maxLength")
        .filter(most -> text.length() > most)
        .ifPresent(most -> found.add(name(path) + " may have at most " + most + " characters."));
    List<Json> allowed = definition.list("enum");
    if (!allowed.isEmpty() && !allowed.contains(Json.text(text))) {
      found.add(name(path) + " has to be one of " + listed(allowed) + ".");
    }
  }

  private void checkRange(String path, Json.Num number, List<String> found) {
    long value = number.asLong().orElseThrow();
    if (limit("minimum").filter(least -> value < least).isPresent()
        || limit("maximum").filter(most -> value > most).isPresent()) {
      found.add(name(path) + " is outside its range.");
    }
  }

  private Optional<Long> limit(String keyword) {
    return definition.number(keyword).stream().boxed().findFirst();
  }

  private static String listed(List<Json> allowed) {
    return allowed.stream()
        .flatMap(item -> item.asText().stream())
        .collect(Collectors.joining(", "));
  }

  private static String join(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private static String name(String path) {
    return path.isEmpty() ? "The answer" : path;
  }
}

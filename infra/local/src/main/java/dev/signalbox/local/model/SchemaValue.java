package dev.signalbox.local.model;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value that a JSON schema allows. Strings are excerpts of a given text, so that quotes are
/// found in their source.
final class SchemaValue {

  private static final int EXCERPT = 80;

  private final Json.Obj root;
  private final String text;

  SchemaValue(Json.Obj root, String text) {
    this.root = root;
    this.text = text;
  }

  Json.Obj object() {
    return object(root);
  }

  private Json value(Json schema) {
    if (!(schema instanceof Json.Obj object)) {
      return Json.none();
    }
    return fixed(object).or(() -> alternative(object)).orElseGet(() -> typed(object));
  }

  private Optional<Json> fixed(Json.Obj schema) {
    List<Json> allowed = schema.list("enum");
    return schema
        .find("const")
        .or(() -> allowed.isEmpty() ? Optional.empty() : Optional.of(allowed.getFirst()));
  }

  private Optional<Json> alternative(Json.Obj schema) {
    Optional<Json> referred = schema.text("$ref").map(this::referred).map(this::value);
    return referred
        .or(() -> schema.list("anyOf").stream().findFirst().map(this::value))
        .or(() -> schema.list("oneOf").stream().findFirst().map(this::value));
  }

  private Json referred(String reference) {
    Json found = root;
    for (String step : reference.replaceFirst("^#/?", "").split("/", -1)) {
      found = found instanceof Json.Obj object ? object.find(step).orElse(Json.none()) : found;
    }
    return found;
  }

  private Json typed(Json.Obj schema) {
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "string" -> string(schema);
      case "integer" -> Json.number(schema.number("minimum").orElse(0));
      case "number" -> new Json.Num(schema.decimal("minimum").orElse(BigDecimal.ZERO));
      case "boolean" -> Json.bool(false);
      default -> Json.none();
    };
  }

  /// A list of types stands for any of them; null is the last choice.
  private static String type(Json.Obj schema) {
    return schema
        .text("type")
        .or(() ->
            schema.list("type").stream()
                .flatMap(type -> type.asText().stream())
                .filter(type -> !type.equals("null"))
                .findFirst())
        .orElse("null");
  }

  private Json.Obj object(Json.Obj schema) {
    var object = Json.object();
    schema
        .object("properties")
        .ifPresent(properties ->
            properties.fields().forEach((name, property) -> object.put(name, value(property))));
    return object.build();
  }

  private Json array(Json.Obj schema) {
    long count = Math.max(1, schema.number("minItems").orElse(1));
    if (schema.number("maxItems").orElse(count) == 0) {
      return Json.array();
    }
    var items = new ArrayList<Json>();
    schema.find("items").ifPresent(item -> repeat(items, item, count));
    return Json.array(items);
  }

  private void repeat(List<Json> items, Json schema, long count) {
    for (long i = 0; i < count; i++) {
      items.add(value(schema));
    }
  }

  private Json string(Json.Obj schema) {
    int longest = (int) Math.min(EXCERPT, schema.number("maxLength").orElse(EXCERPT));
    String line = text.strip().lines().findFirst().orElse("");
    String excerpt = line.substring(0, Math.min(longest, line.length())).strip();
    int shortest = (int) schema.number("minLength").orElse(0);
    return Json.text(
        excerpt.length() >= shortest ? excerpt : excerpt + "-".repeat(shortest - excerpt.length()));
  }
}

package dev.signalbox.config;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request may carry, stated once: the same fields check a body and describe it in the
/// OpenAPI document. All that is wrong is said at once, field by field.
final class Form {

  /// What a field holds.
  enum Type {
    TEXT("string", "a text without control characters"),
    NUMBER("integer", "a whole number"),
    BOOL("boolean", "true or false"),
    NUMBERS("array", "a list of whole numbers"),
    ROWS("array", "a list of objects");

    private final String schema;
    private final String words;

    Type(String schema, String words) {
      this.schema = schema;
      this.words = words;
    }
  }

  /// @param rows what each element of a list of rows has to be
  private record Field(
      String name, Type type, boolean required, int most, String about, @Nullable Form rows) {}

  static final Form NONE = new Form("None");

  private static final int MOST_ERRORS = 50;

  private final String name;
  private final List<Field> fields = new ArrayList<>();

  private Form(String name) {
    this.name = name;
  }

  static Form of(String name) {
    return new Form(name);
  }

  /// @param most the most characters or elements
  Form required(String field, Type type, int most, String about) {
    fields.add(new Field(field, type, true, most, about, null));
    return this;
  }

  /// A list of objects that are all alike.
  Form rows(String field, Form rows, int most, String about) {
    fields.add(new Field(field, Type.ROWS, true, most, about, rows));
    return this;
  }

  /// A list of objects that are all alike, which may be absent.
  Form optionalRows(String field, Form rows, int most, String about) {
    fields.add(new Field(field, Type.ROWS, false, most, about, rows));
    return this;
  }

  Form optional(String field, Type type, int most, String about) {
    fields.add(new Field(field, type, false, most, about, null));
    return this;
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /// Whether no body at all cannot be right.
  boolean needsBody() {
    return fields.stream().anyMatch(Field::required);
  }

  /// The body, once it is what this form says; fields that the form does not name are refused,
  /// since a misspelt one would otherwise be overlooked.
  ///
  /// @throws Refusal naming every field that is wrong
  Input check(Json.Obj body) {
    List<Json> errors = new ArrayList<>();
    check(body, "", errors);
    if (!errors.isEmpty()) {
      throw Refusal.fields(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
    }
    return new Input(body);
  }

  private void check(Json.Obj body, String place, List<Json> errors) {
    for (Field field : fields) {
      problem(field, body)
          .ifPresentOrElse(
              text -> errors.add(Refusal.fieldError(place + field.name(), text)),
              () -> checkRows(field, body, place, errors));
    }
    body.fields().keySet().stream()
        .filter(given -> fields.stream().noneMatch(field -> field.name().equals(given)))
        .forEach(given -> errors.add(Refusal.fieldError(place + given, "There is no such field.")));
  }

  private static void checkRows(Field field, Json.Obj body, String place, List<Json> errors) {
    Form rows = field.rows();
    if (rows != null) {
      List<Json> items = body.list(field.name());
      for (int i = 0; i < items.size(); i++) {
        rows.check((Json.Obj) items.get(i), place + field.name() + "[" + i + "].", errors);
      }
    }
  }

  private static Optional<String> problem(Field field, Json.Obj body) {
    Optional<Json> value = body.find(field.name());
    if (value.isEmpty() || isBlank(value.get())) {
      return field.required() ? Optional.of("This field is required.") : Optional.empty();
    }
    return fits(field, value.get())
        ? Optional.empty()
        : Optional.of("This has to be " + field.type().words + limit(field) + ".");
  }

  private static boolean isBlank(Json value) {
    return value instanceof Json.Text(String text) && text.isBlank();
  }

  private static String limit(Field field) {
    return switch (field.type()) {
      case TEXT -> " of at most " + field.most() + " characters";
      case NUMBERS, ROWS -> " with at most " + field.most() + " elements";
      case NUMBER, BOOL -> "";
    };
  }

  private static boolean fits(Field field, Json value) {
    return switch (field.type()) {
      case TEXT ->
          value instanceof Json.Text(String text)
              && text.length() <= field.most()
              && text.chars().noneMatch(Character::isISOControl);
      case NUMBER -> value instanceof Json.Num && value.asLong().isPresent();
      case BOOL -> value instanceof Json.Bool;
      case NUMBERS ->
          value instanceof Json.Arr(List<Json> items)
              && items.size() <= field.most()
              && items.stream()
                  .allMatch(item -> item instanceof Json.Num && item.asLong().isPresent());
      case ROWS ->
          value instanceof Json.Arr(List<Json> items)
              && items.size() <= field.most()
              && items.stream().allMatch(Json.Obj.class::isInstance);
    };
  }

  /// The JSON Schema of what [#check] lets pass.
  Json.Obj schema() {
    ObjBuilder properties = Json.object();
    fields.forEach(field -> properties.put(field.name(), schema(field)));
    return Json.object()
        .put("type", "object")
        .put("properties", properties)
        .put(
            "required",
            Json.texts(fields.stream().filter(Field::required).map(Field::name).toList()))
        .put("additionalProperties", false)
        .build();
  }

  private static Json.Obj schema(Field field) {
    ObjBuilder schema =
        Json.object().put("type", field.type().schema).put("description", field.about());
    switch (field.type()) {
      case TEXT -> schema.put("maxLength", field.most());
      case NUMBERS ->
          schema.put("maxItems", field.most()).put("items", Json.object().put("type", "integer"));
      case ROWS -> schema.put("maxItems", field.most()).put("items", schemaOfRows(field));
      case NUMBER, BOOL -> {}
    }
    return schema.build();
  }

  private static Json.Obj schemaOfRows(Field field) {
    return Objects.requireNonNull(field.rows()).schema();
  }
}

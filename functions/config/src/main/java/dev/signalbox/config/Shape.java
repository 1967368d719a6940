package dev.signalbox.config;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a value looks in an answer, stated once: the same fields write it and describe it in the
/// OpenAPI document.
final class Shape<T> {

  private record Field<T>(
      String name, Json.Obj schema, boolean always, Function<T, @Nullable Json> read) {}

  private final String name;
  private final List<Field<T>> fields = new ArrayList<>();

  private Shape(String name) {
    this.name = name;
  }

  /// @param name of the schema in the OpenAPI document
  static <T> Shape<T> of(String name) {
    return new Shape<>(name);
  }

  Shape<T> text(String field, String about, Function<T, String> read) {
    return add(field, typed("string", about), true, value -> Json.text(read.apply(value)));
  }

  /// A text that may be absent.
  Shape<T> maybeText(String field, String about, Function<T, @Nullable String> read) {
    return add(
        field,
        typed("string", about),
        false,
        value -> {
          String text = read.apply(value);
          return text == null ? null : Json.text(text);
        });
  }

  Shape<T> number(String field, String about, Function<T, Long> read) {
    return add(field, typed("integer", about), true, value -> Json.number(read.apply(value)));
  }

  Shape<T> maybeNumber(String field, String about, Function<T, @Nullable Long> read) {
    return add(
        field,
        typed("integer", about),
        false,
        value -> {
          Long number = read.apply(value);
          return number == null ? null : Json.number(number);
        });
  }

  Shape<T> decimal(String field, String about, Function<T, Double> read) {
    return add(field, typed("number", about), true, value -> Json.number(read.apply(value)));
  }

  Shape<T> bool(String field, String about, Function<T, Boolean> read) {
    return add(field, typed("boolean", about), true, value -> Json.bool(read.apply(value)));
  }

  Shape<T> time(String field, String about, Function<T, @Nullable Instant> read) {
    return add(
        field,
        Json.object()
            .put("type", "string")
            .put("format", "date-time")
            .put("description", about)
            .build(),
        false,
        value -> {
          Instant instant = read.apply(value);
          return instant == null ? null : Json.text(instant);
        });
  }

  <U> Shape<T> list(String field, String about, Shape<U> of, Function<T, List<U>> read) {
    return add(
        field,
        Json.object()
            .put("type", "array")
            .put("items", of.schema())
            .put("description", about)
            .build(),
        true,
        value -> Json.array(read.apply(value).stream().map(of::write).toList()));
  }

  Shape<T> texts(String field, String about, Function<T, List<String>> read) {
    return add(
        field,
        Json.object()
            .put("type", "array")
            .put("items", Json.object().put("type", "string"))
            .put("description", about)
            .build(),
        true,
        value -> Json.texts(read.apply(value)));
  }

  Shape<T> numbers(String field, String about, Function<T, List<Long>> read) {
    return add(
        field,
        Json.object()
            .put("type", "array")
            .put("items", Json.object().put("type", "integer"))
            .put("description", about)
            .build(),
        true,
        value -> Json.array(read.apply(value).stream().map(Json::number).toList()));
  }

  <U> Shape<T> part(String field, String about, Shape<U> of, Function<T, U> read) {
    return add(field, described(of, about), true, value -> of.write(read.apply(value)));
  }

  /// A part that may be absent.
  <U> Shape<T> maybePart(String field, String about, Shape<U> of, Function<T, @Nullable U> read) {
    return add(
        field,
        described(of, about),
        false,
        value -> {
          U part = read.apply(value);
          return part == null ? null : of.write(part);
        });
  }

  /// A number that may be absent.
  Shape<T> maybeDecimal(String field, String about, Function<T, @Nullable Double> read) {
    return add(
        field,
        typed("number", about),
        false,
        value -> {
          Double number = read.apply(value);
          return number == null ? null : Json.number(number);
        });
  }

  /// A part whose kind decides which fields it has: the schema is that of a part with all of them.
  Shape<T> oneOf(
      String field, String about, List<Shape<?>> kinds, Function<T, @Nullable Json> read) {
    return add(
        field,
        Json.object()
            .put("description", about)
            .put("anyOf", Json.array(kinds.stream().map(Shape::schema).toList()))
            .build(),
        false,
        read);
  }

  /// The shape of a list: `items`, each of this shape.
  Shape<List<T>> asList() {
    return Shape.<List<T>>of(name + "List").list("items", "all of them", this, items -> items);
  }

  private Shape<T> add(
      String field, Json.Obj schema, boolean always, Function<T, @Nullable Json> read) {
    fields.add(new Field<>(field, schema, always, read));
    return this;
  }

  private static Json.Obj described(Shape<?> of, String about) {
    ObjBuilder schema = Json.object().put("description", about);
    of.schema().fields().forEach(schema::put);
    return schema.build();
  }

  private static Json.Obj typed(String type, String about) {
    return Json.object().put("type", type).put("description", about).build();
  }

  String name() {
    return name;
  }

  Json.Obj write(T value) {
    ObjBuilder object = Json.object();
    fields.forEach(field -> object.put(field.name(), field.read().apply(value)));
    return object.build();
  }

  /// The JSON Schema of what [#write] writes.
  Json.Obj schema() {
    ObjBuilder properties = Json.object();
    fields.forEach(field -> properties.put(field.name(), field.schema()));
    return Json.object()
        .put("type", "object")
        .put("properties", properties)
        .put(
            "required", Json.texts(fields.stream().filter(Field::always).map(Field::name).toList()))
        .build();
  }
}

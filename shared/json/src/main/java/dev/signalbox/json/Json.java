package dev.signalbox.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A JSON value. Absent and null read alike through the finders of [Obj]: the vendors we read use
/// them for the same thing.
public sealed interface Json {

  /// An object; keys keep the order in which they came.
  record Obj(Map<String, Json> fields) implements Json {
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Optional<Json> find(String key) {
      Json value = fields.get(key);
      return value == null || value instanceof Null ? Optional.empty() : Optional.of(value);
    }

    public Optional<String> text(String key) {
      return find(key).flatMap(Json::asText);
    }

    /// A whole number; also one that came as a string, as ids of picklists do.
    public OptionalLong number(String key) {
      return find(key).map(Json::asLong).orElse(OptionalLong.empty());
    }

    public Optional<BigDecimal> decimal(String key) {
      return find(key)
          .flatMap(value -> value instanceof Num num ? Optional.of(num.value()) : Optional.empty());
    }

    public Optional<Boolean> bool(String key) {
      return find(key)
          .flatMap(
              value -> value instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty());
    }

    public Optional<Obj> object(String key) {
      return find(key)
          .flatMap(value -> value instanceof Obj obj ? Optional.of(obj) : Optional.empty());
    }

    /// The elements of an array; none when the key is absent or holds something else.
    public List<Json> list(String key) {
      return find(key)
          .map(value -> value instanceof Arr arr ? arr.items() : List.<Json>of())
          .orElse(List.of());
    }
  }

  /// An array.
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /// A string.
  record Text(String value) implements Json {}

  /// A number, with the digits it was written with.
  record Num(BigDecimal value) implements Json {}

  /// true or false.
  record Bool(boolean value) implements Json {}

  /// null.
  record Null() implements Json {}

  static Json none() {
    return new Null();
  }

  /// Reads one document.
  ///
  /// @throws MalformedJson when the bytes are not exactly one JSON value in UTF-8, nest deeper than
  ///   64 or hold a number of more than 1,000 digits
  static Json parse(byte[] bytes) {
    return JsonParse.parse(bytes);
  }

  static Json parse(String text) {
    return JsonParse.parse(text);
  }

  /// Reads one document that has to be an object.
  static Obj parseObject(byte[] bytes) {
    return requireObject(parse(bytes));
  }

  static Obj parseObject(String text) {
    return requireObject(parse(text));
  }

  private static Obj requireObject(Json value) {
    if (value instanceof Obj obj) {
      return obj;
    }
    throw new MalformedJson("A JSON object was expected.");
  }

  static Text text(String value) {
    return new Text(value);
  }

  static Text text(Instant value) {
    return new Text(value.toString());
  }

  static Num number(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Num number(double value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Bool bool(boolean value) {
    return new Bool(value);
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  static Arr array(Json... items) {
    return new Arr(List.of(items));
  }

  static Arr texts(Iterable<String> values) {
    var items = new java.util.ArrayList<Json>();
    values.forEach(value -> items.add(new Text(value)));
    return new Arr(items);
  }

  static ObjBuilder object() {
    return new ObjBuilder();
  }

  default Optional<String> asText() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /// A whole number, or a string that holds one; empty for anything else.
  default OptionalLong asLong() {
    return JsonNumbers.asLong(this);
  }

  default boolean isNull() {
    return this instanceof Null;
  }

  /// The shortest text of this value.
  default String write() {
    return JsonWrite.write(this);
  }

  default byte[] bytes() {
    return JsonWrite.bytes(this);
  }
}

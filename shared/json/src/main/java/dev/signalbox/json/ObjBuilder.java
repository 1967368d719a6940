package dev.signalbox.json;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds a [Json.Obj] field by field; a null value leaves its field out.
public final class ObjBuilder {

  private final Map<String, Json> fields = new LinkedHashMap<>();

  ObjBuilder() {}

  public ObjBuilder put(String key, @Nullable Json value) {
    if (value != null) {
      fields.put(key, value);
    }
    return this;
  }

  public ObjBuilder put(String key, @Nullable String value) {
    return put(key, value == null ? null : Json.text(value));
  }

  public ObjBuilder put(String key, @Nullable Instant value) {
    return put(key, value == null ? null : Json.text(value));
  }

  public ObjBuilder put(String key, @Nullable Long value) {
    return put(key, value == null ? null : Json.number(value));
  }

  public ObjBuilder put(String key, long value) {
    return put(key, Json.number(value));
  }

  public ObjBuilder put(String key, double value) {
    return put(key, Json.number(value));
  }

  public ObjBuilder put(String key, boolean value) {
    return put(key, Json.bool(value));
  }

  public ObjBuilder put(String key, Optional<? extends Json> value) {
    value.ifPresent(present -> put(key, present));
    return this;
  }

  public ObjBuilder put(String key, ObjBuilder value) {
    return put(key, value.build());
  }

  public Json.Obj build() {
    return new Json.Obj(fields);
  }

  public String write() {
    return build().write();
  }

  public byte[] bytes() {
    return build().bytes();
  }
}

package dev.signalbox.simulator.autotask.store;

import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One record; never changes. A value is a Long, String, Instant, Boolean, BigDecimal or null, as
/// its field's type says.
public final class Row {

  private final EntityType entity;
  private final @Nullable Object[] values;
  private final Map<String, @Nullable String> userDefined;

  private Row(
      EntityType entity, @Nullable Object[] values, Map<String, @Nullable String> userDefined) {
    this.entity = entity;
    this.values = values;
    this.userDefined = userDefined;
  }

  public static Row empty(EntityType entity) {
    return new Row(entity, new @Nullable Object[entity.fields().size()], Map.of());
  }

  public EntityType entity() {
    return entity;
  }

  public long id() {
    return number("id").orElse(0);
  }

  public @Nullable Object value(Field field) {
    return values[field.index()];
  }

  public @Nullable Object value(String field) {
    return values[entity.require(field).index()];
  }

  public boolean has(String field) {
    return value(field) != null;
  }

  public OptionalLong number(String field) {
    return value(field) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  public Optional<String> text(String field) {
    return value(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public Optional<Instant> time(String field) {
    return value(field) instanceof Instant time ? Optional.of(time) : Optional.empty();
  }

  public Optional<BigDecimal> decimal(String field) {
    return value(field) instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
  }

  /// True for a true boolean and for the whole number 1, as a contact's `isActive` has it.
  public boolean isTrue(String field) {
    Object value = value(field);
    return Boolean.TRUE.equals(value) || Long.valueOf(1).equals(value);
  }

  /// Values of user-defined fields by name.
  public Map<String, @Nullable String> userDefined() {
    return userDefined;
  }

  public Row with(String field, @Nullable Object value) {
    @Nullable Object[] changed = values.clone();
    changed[entity.require(field).index()] = value;
    return new Row(entity, changed, userDefined);
  }

  public Row with(Map<Field, ? extends @Nullable Object> changes) {
    @Nullable Object[] changed = values.clone();
    changes.forEach((field, value) -> changed[field.index()] = value);
    return new Row(entity, changed, userDefined);
  }

  /// Changes only the user-defined fields that are named.
  public Row withUserDefined(Map<String, @Nullable String> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Map<String, @Nullable String> merged = new LinkedHashMap<>(userDefined);
    merged.putAll(changes);
    return new Row(entity, values, Collections.unmodifiableMap(merged));
  }

  public boolean sameValuesAs(Row other) {
    return Arrays.equals(values, other.values) && userDefined.equals(other.userDefined);
  }

  @Override
  public String toString() {
    return entity + " " + id();
  }
}

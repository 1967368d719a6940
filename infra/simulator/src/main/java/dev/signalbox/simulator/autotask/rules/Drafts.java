package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Field.Trait;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a body on a row. Read-only properties of calls are dropped without a word, as live tenants
/// do, unless a switch has them refused.
final class Drafts {

  private Drafts() {}

  static Row created(Write write, EntityType entity, Json.Obj body) {
    return put(write, Row.empty(entity), body, true);
  }

  /// Only what the body names changes; null clears (Autotask developer help, REST updating data,
  /// PATCH).
  static Row patched(Write write, Row before, Json.Obj body) {
    return put(write, before, body, false);
  }

  /// What the body leaves out becomes null (Autotask developer help, REST updating data, PUT).
  static Row replaced(Write write, Row before, Json.Obj body) {
    Map<Field, @Nullable Object> cleared = new LinkedHashMap<>();
    before.entity().fields().stream()
        .filter(field -> isWritable(field, false))
        .forEach(field -> cleared.put(field, null));
    return put(write, before.with(cleared), body, false);
  }

  private static Row put(Write write, Row row, Json.Obj body, boolean creating) {
    Map<Field, @Nullable Object> values = new LinkedHashMap<>();
    body.fields()
        .forEach((name, value) -> {
          Optional<Field> field = row.entity().field(name);
          if (field.isEmpty()) {
            requireKnown(write, name);
          } else if (isWritable(field.get(), creating)) {
            values.put(field.get(), stored(write, Coercion.value(field.get(), value)));
          } else {
            requireDropped(write, field.get());
          }
        });
    return row.with(values).withUserDefined(userDefined(write, row.entity(), body));
  }

  /// What becomes of an empty text, no source says.
  private static @Nullable Object stored(Write write, @Nullable Object value) {
    return write.switches().writes().emptyTextAsNull() && "".equals(value) ? null : value;
  }

  private static void requireKnown(Write write, String name) {
    if (!write.switches().writes().unknownPropertiesDropped()
        && !name.equalsIgnoreCase(Coercion.USER_DEFINED)) {
      throw Refused.because("Could not find member '" + name + "' on object.");
    }
  }

  /// The text is ours.
  private static void requireDropped(Write write, Field field) {
    if (write.byApi()
        && field.is(Trait.READ_ONLY)
        && !field.name().equals("id")
        && !write.switches().writes().readOnlyDropped()) {
      throw Refused.because(field.name() + " is read-only.");
    }
  }

  private static boolean isWritable(Field field, boolean creating) {
    return !field.is(Trait.READ_ONLY) && (creating || !field.is(Trait.ONCE));
  }

  private static Map<String, @Nullable String> userDefined(
      Write write, EntityType entity, Json.Obj body) {
    Map<String, @Nullable String> known = new LinkedHashMap<>();
    Coercion.userDefined(body)
        .forEach((name, value) -> {
          String field =
              write
                  .tenant()
                  .userDefined()
                  .find(entity, name)
                  .orElseThrow(() ->
                      Refused.because("Unable to find " + name + " in the " + entity + " Entity."));
          known.put(field, value);
        });
    return known;
  }
}

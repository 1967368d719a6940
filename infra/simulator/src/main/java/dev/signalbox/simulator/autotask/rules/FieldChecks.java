package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Field.Trait;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks values against the metadata of their fields.
final class FieldChecks {

  private FieldChecks() {}

  static void required(Row draft) {
    for (Field field : draft.entity().fields()) {
      Object value = draft.value(field);
      if (field.is(Trait.REQUIRED) && (value == null || value.equals(""))) {
        throw Refused.because("Missing Required Field: " + field.name() + ".");
      }
    }
  }

  /// Checks what differs from the row before; what stays as it was may be older than the picklists.
  static void values(Write write, @Nullable Row before, Row draft) {
    for (Field field : draft.entity().fields()) {
      Object value = draft.value(field);
      if (value == null || (before != null && Objects.equals(value, before.value(field)))) {
        continue;
      }
      length(field, value);
      picklist(write, draft, field, value);
      reference(write, field, value);
    }
  }

  private static void length(Field field, Object value) {
    if (field.length() > 0 && value instanceof String text && text.length() > field.length()) {
      throw Refused.because(
          field.name() + " must be less than or equal to " + field.length() + " characters");
    }
  }

  /// Autotask developer help, General, Picklists: values the tenant does not have, or has
  /// deactivated, are refused.
  private static void picklist(Write write, Row draft, Field field, Object value) {
    if (!field.is(Trait.PICKLIST) || !(value instanceof Long number)) {
      return;
    }
    Optional<PickValue> pick = write.tenant().picklists().find(draft.entity(), field, number);
    if (pick.isEmpty() || !pick.get().isActive() || !fitsParent(draft, field, pick.get())) {
      throw Refused.because("Picklist value [" + number + "] does not exist for " + field.name());
    }
  }

  private static boolean fitsParent(Row draft, Field field, PickValue pick) {
    return field.pickParent() == null
        || pick.parent() == null
        || pick.parent().equals(draft.value(field.pickParent()));
  }

  private static void reference(Write write, Field field, Object value) {
    if (field.reference() == null || !(value instanceof Long id)) {
      return;
    }
    Optional<Row> target = write.store().find(field.reference(), id);
    boolean isUsable =
        target.isPresent() && (!field.is(Trait.ACTIVE_REFERENCE) || isActive(target.get()));
    if (!isUsable) {
      throw badReference(field);
    }
  }

  private static boolean isActive(Row target) {
    return target.isTrue("isActive");
  }

  static Refused badReference(Field field) {
    return Objects.equals(field.reference(), "Role")
        ? Refused.because("Role does not exist or is invalid")
        : badReference(field.name(), String.valueOf(field.reference()));
  }

  static Refused badReference(String field, String type) {
    return Refused.because(
        "Reference value on field: "
            + field
            + " of type: "
            + type
            + " does not exist or is invalid.");
  }
}

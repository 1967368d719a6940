package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.rules.Coercion;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Field.Trait;
import dev.signalbox.simulator.autotask.schema.FieldType;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the value of a condition into one that can be compared with a field's. Empty means that it
/// equals no row's value.
final class Operand {

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  private Operand() {}

  static Optional<Object> of(Field field, Json value) {
    if (value.isNull()) {
      return whenNull(field);
    }
    if (field.type().isWhole() && value instanceof Json.Text(String text)) {
      return Optional.ofNullable(wholeFromText(field, text));
    }
    return Optional.ofNullable(Coercion.value(field, value));
  }

  private static Optional<Object> whenNull(Field field) {
    if (field.type() == FieldType.BOOLEAN) {
      throw Refused.because("Unable to convert null to a boolean for " + field.name() + ".");
    }
    return Optional.empty();
  }

  /// A label where a picklist's number belongs fails inside the vendor's database; text against any
  /// other whole number finds nothing (changelog of the n8n node, live tenants).
  private static @Nullable Object wholeFromText(Field field, String text) {
    if (!field.is(Trait.PICKLIST)) {
      return null;
    }
    if (!WHOLE.matcher(text).matches()) {
      throw Refused.because(
          "Conversion failed when converting varchar '" + text + "' to data type int");
    }
    return Long.valueOf(text);
  }
}

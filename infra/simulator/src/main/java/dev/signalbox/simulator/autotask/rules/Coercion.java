package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Turns JSON values into values of a row. Ids and numbers may come as strings and booleans as
/// "True" and "False" (the vendor's own sample requests do so).
public final class Coercion {

  static final String USER_DEFINED = "userDefinedFields";

  private Coercion() {}

  /// A row of exactly these values; unknown names are an error of the seed.
  public static Row planted(EntityType entity, Json.Obj fields) {
    Map<Field, @Nullable Object> values = new LinkedHashMap<>();
    fields
        .fields()
        .forEach((name, value) -> {
          if (!name.equalsIgnoreCase(USER_DEFINED)) {
            Field field = entity.require(name);
            values.put(field, value(field, value));
          }
        });
    return Row.empty(entity).with(values).withUserDefined(userDefined(fields));
  }

  /// The value for this field, null for JSON's null and for an empty id.
  public static @Nullable Object value(Field field, Json value) {
    if (value.isNull()) {
      return null;
    }
    return switch (field.type()) {
      case INTEGER, LONG -> whole(field, value);
      case DOUBLE, DECIMAL -> fraction(field, value);
      case STRING -> text(field, value);
      case BOOLEAN -> bool(field, value);
      case DATETIME -> Times.read(value.asText().orElseThrow(() -> unexpected(field, value)));
    };
  }

  static Map<String, @Nullable String> userDefined(Json.Obj fields) {
    Map<String, @Nullable String> found = new LinkedHashMap<>();
    for (Map.Entry<String, Json> entry : fields.fields().entrySet()) {
      if (entry.getKey().equalsIgnoreCase(USER_DEFINED)
          && entry.getValue() instanceof Json.Arr(var items)) {
        for (Json item : items) {
          if (item instanceof Json.Obj pair) {
            pair.text("name").ifPresent(name -> found.put(name, pair.text("value").orElse(null)));
          }
        }
      }
    }
    return found;
  }

  private static @Nullable Long whole(Field field, Json value) {
    if (value instanceof Json.Text(String text) && text.isBlank()) {
      return null;
    }
    OptionalLong number = value.asLong();
    if (number.isEmpty()) {
      throw unexpected(field, value);
    }
    return number.getAsLong();
  }

  private static BigDecimal fraction(Field field, Json value) {
    try {
      return switch (value) {
        case Json.Num(BigDecimal number) -> number;
        case Json.Text(String text) -> new BigDecimal(text.strip());
        case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> throw unexpected(field, value);
      };
    } catch (NumberFormatException _) {
      throw unexpected(field, value);
    }
  }

  private static String text(Field field, Json value) {
    return switch (value) {
      case Json.Text(String text) -> text;
      case Json.Num(BigDecimal number) -> number.toPlainString();
      case Json.Bool(boolean bool) -> bool ? "True" : "False";
      case Json.Obj _, Json.Arr _, Json.Null _ -> throw unexpected(field, value);
    };
  }

  private static Boolean bool(Field field, Json value) {
    return switch (value) {
      case Json.Bool(boolean bool) -> bool;
      case Json.Text(String text) when text.equalsIgnoreCase("true") -> true;
      case Json.Text(String text) when text.equalsIgnoreCase("false") -> false;
      case Json.Num(BigDecimal number) -> number.signum() != 0;
      case Json.Text _, Json.Obj _, Json.Arr _, Json.Null _ -> throw unexpected(field, value);
    };
  }

  private static Refused unexpected(Field field, Json value) {
    String first = value.asText().orElseGet(value::write).toLowerCase(Locale.ROOT);
    return Refused.because(
        "Unexpected character encountered while parsing value: "
            + (first.isEmpty() ? "\"" : first.substring(0, 1))
            + ". Path '"
            + field.name()
            + "'.");
  }
}

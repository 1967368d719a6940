package dev.signalbox.autotask;

import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One object of an answer or a delivery. Autotask's releases and help pages spell property names
/// in different case, so names match whatever their case; absent and null read alike.
final class Row {

  private final Map<String, Json> asSent;

  /// By name in any case; made when a name is not there as it is usually spelled.
  private @Nullable Map<String, Json> fields;

  Row(Json.Obj object) {
    asSent = object.fields();
  }

  /// The objects of an array; whatever else it holds is left out.
  static List<Row> rows(List<Json> items) {
    return items.stream()
        .filter(Json.Obj.class::isInstance)
        .map(item -> new Row((Json.Obj) item))
        .toList();
  }

  /// Whether two names differ in nothing but case.
  boolean isAmbiguous() {
    return inAnyCase().size() != asSent.size();
  }

  Optional<Json> find(String name) {
    Json usual = asSent.get(name);
    return Optional.ofNullable(usual == null ? inAnyCase().get(name) : usual)
        .filter(value -> !value.isNull());
  }

  private Map<String, Json> inAnyCase() {
    Map<String, Json> known = fields;
    if (known == null) {
      known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      known.putAll(asSent);
      fields = known;
    }
    return known;
  }

  Optional<Row> object(String name) {
    return find(name).filter(Json.Obj.class::isInstance).map(value -> new Row((Json.Obj) value));
  }

  List<Row> list(String name) {
    return find(name)
        .map(value -> value instanceof Json.Arr(var items) ? rows(items) : none())
        .orElse(none());
  }

  private static List<Row> none() {
    return List.of();
  }

  String text(String name) {
    return find(name).flatMap(Json::asText).orElse("");
  }

  @Nullable String textOrNull(String name) {
    return find(name).flatMap(Json::asText).orElse(null);
  }

  @Nullable Long number(String name) {
    Json value = find(name).orElse(null);
    if (value == null) {
      return null;
    }
    var number = value.asLong();
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }

  /// An id of another record. Autotask's are not negative, 0 is its own organisation.
  @Nullable Long reference(String name) {
    Long number = number(name);
    return number == null || number < 0 ? null : number;
  }

  long required(String name) {
    Long number = reference(name);
    if (number == null) {
      throw malformed("has no usable '" + name + "'");
    }
    return number;
  }

  BigDecimal decimal(String name) {
    return find(name)
        .flatMap(value -> value instanceof Json.Num(var n) ? Optional.of(n) : Optional.empty())
        .orElse(BigDecimal.ZERO);
  }

  /// Companies and resources say true or false, contacts 1 or 0.
  boolean flag(String name) {
    return switch (find(name).orElse(Json.none())) {
      case Json.Bool(boolean value) -> value;
      case Json.Num(BigDecimal value) -> value.signum() != 0;
      case Json.Text(String value) -> value.equalsIgnoreCase("true") || value.equals("1");
      case Json.Obj _, Json.Arr _, Json.Null _ -> false;
    };
  }

  @Nullable Instant instant(String name) {
    String text = textOrNull(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    return Instants.parse(text).orElseThrow(() -> malformed("has an unreadable '" + name + "'"));
  }

  /// The first of these times that the row has. A record without any counts as never changed: its
  /// content decides.
  Instant firstInstant(String... names) {
    for (String name : names) {
      Instant found = instant(name);
      if (found != null) {
        return found;
      }
    }
    return Instant.EPOCH;
  }

  private PsaFault malformed(String what) {
    Long id = number("id");
    return PsaFault.of(
        PsaFault.Kind.MALFORMED,
        "A record that Autotask sent" + (id == null ? "" : " (id " + id + ")") + " " + what + ".",
        List.of());
  }
}

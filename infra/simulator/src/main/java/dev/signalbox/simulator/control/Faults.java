package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to go wrong: rates from 0 to 1 by name, and a few amounts.
///
/// @param amounts `latency` and `timeoutMs` in milliseconds; `retryAfter` in seconds, sent as such,
///   or `retryAfterDate`, sent as a date; `usedByOthers`, calls that other integrations make at
///   once; `times` for how many faults of calls there may be at most; `readyAfter`, seconds until
///   webhooks with fields are ready; `lateSeconds`, how late events are at most; `slowConnect`,
///   milliseconds that the first call of a connection waits; `revertAfter`, seconds until a
///   workflow rule puts back what it does not like; `seed`
/// @param match only calls whose path contains this text fail; empty for all
/// @param errorsIn where an error's text stands: `errors`, `message` or `nested` in an object
record Faults(Map<String, Double> rates, Map<String, Long> amounts, String match, String errorsIn) {

  static final Set<String> EVENT_RATES =
      Set.of(
          "lost",
          "duplicate",
          "reorder",
          "late",
          "unsigned",
          "forged",
          "disabledHooks",
          "silentlyOff",
          "forgedOff");

  /// While webhooks are set up.
  static final Set<String> SETUP_RATES = Set.of("lostFields");

  /// Of changes of a ticket's status, queue or priority.
  static final Set<String> WRITE_RATES = Set.of("reverted");

  static final Set<String> CALL_RATES =
      Set.of(
          "http429",
          "threadLimit",
          "timeout",
          "cutBefore",
          "cutAfter",
          "cutBody",
          "permission",
          "unauthorized",
          "suspended",
          "zoneError",
          "noRows",
          "garbage",
          "html200",
          "html500",
          "html502");

  private static final Set<String> RATES =
      Stream.of(EVENT_RATES, CALL_RATES, SETUP_RATES, WRITE_RATES)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> AMOUNTS =
      Set.of(
          "latency",
          "timeoutMs",
          "retryAfter",
          "retryAfterDate",
          "usedByOthers",
          "times",
          "readyAfter",
          "lateSeconds",
          "slowConnect",
          "revertAfter",
          "seed");

  private static final Set<String> PLACES = Set.of("errors", "message", "nested");

  static final Faults NONE = new Faults(Map.of(), Map.of(), "", "errors");

  Faults {
    rates = Map.copyOf(rates);
    amounts = Map.copyOf(amounts);
  }

  static Faults read(Json.Obj body) {
    Map<String, Double> rates = new TreeMap<>();
    Map<String, Long> amounts = new TreeMap<>();
    String match = "";
    String errorsIn = "errors";
    for (Map.Entry<String, Json> entry : body.fields().entrySet()) {
      String name = entry.getKey();
      if (RATES.contains(name)) {
        rates.put(name, rate(name, entry.getValue()));
      } else if (AMOUNTS.contains(name)) {
        amounts.put(name, amount(name, entry.getValue()));
      } else if (name.equals("match")) {
        match = text(name, entry.getValue());
      } else if (name.equals("errorsIn")) {
        errorsIn = place(text(name, entry.getValue()));
      } else {
        throw BadControl.invalid(
            "There is no fault called " + name + ". Known are " + names() + ".");
      }
    }
    return new Faults(rates, amounts, match, errorsIn);
  }

  private static String text(String name, Json value) {
    return value.asText().orElseThrow(() -> BadControl.invalid(name + " must be a text."));
  }

  private static String place(String text) {
    if (!PLACES.contains(text)) {
      throw BadControl.invalid("errorsIn takes errors, message or nested.");
    }
    return text;
  }

  private static String names() {
    Set<String> names = new TreeSet<>(RATES);
    names.addAll(AMOUNTS);
    names.add("match");
    names.add("errorsIn");
    return String.join(", ", names);
  }

  /// A number from 0 to 1; true is 1.
  private static double rate(String name, Json value) {
    return switch (value) {
      case Json.Bool(boolean bool) -> bool ? 1 : 0;
      case Json.Num(BigDecimal number)
          when number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0 ->
          number.doubleValue();
      default -> throw BadControl.invalid("The fault " + name + " takes a rate from 0 to 1.");
    };
  }

  private static long amount(String name, Json value) {
    long number = value.asLong().orElse(-1);
    if (number < 0) {
      throw BadControl.invalid("The fault setting " + name + " takes a whole number from 0.");
    }
    return number;
  }

  double rate(String name) {
    return rates.getOrDefault(name, 0.0);
  }

  Optional<Long> amount(String name) {
    return Optional.ofNullable(amounts.get(name));
  }

  Json toJson() {
    var json = Json.object();
    rates.forEach((name, rate) -> json.put(name, (double) rate));
    amounts.forEach((name, amount) -> json.put(name, (long) amount));
    if (!match.isEmpty()) {
      json.put("match", match);
    }
    return errorsIn.equals("errors") ? json.build() : json.put("errorsIn", errorsIn).build();
  }
}

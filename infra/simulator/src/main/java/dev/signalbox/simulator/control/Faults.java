package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is to go wrong: rates from 0 to 1 by name, and a few amounts.
///
/// @param amounts `latency` and `timeoutMs` in milliseconds; `retryAfter` in seconds, sent as such,
///   or `retryAfterDate`, sent as a date; `usedByOthers`, calls that other integrations make at
///   once; `times` for how many faults of calls there may be at most; `seed`
/// @param match only calls whose path contains this text fail; empty for all
record Faults(Map<String, Double> rates, Map<String, Long> amounts, String match) {

  static final Set<String> EVENT_RATES =
      Set.of("lost", "duplicate", "reorder", "late", "unsigned", "forged", "disabledHooks");

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

  private static final Set<String> AMOUNTS =
      Set.of(
          "latency", "timeoutMs", "retryAfter", "retryAfterDate", "usedByOthers", "times", "seed");

  static final Faults NONE = new Faults(Map.of(), Map.of(), "");

  Faults {
    rates = Map.copyOf(rates);
    amounts = Map.copyOf(amounts);
  }

  static Faults read(Json.Obj body) {
    Map<String, Double> rates = new TreeMap<>();
    Map<String, Long> amounts = new TreeMap<>();
    String match = "";
    for (Map.Entry<String, Json> entry : body.fields().entrySet()) {
      String name = entry.getKey();
      if (EVENT_RATES.contains(name) || CALL_RATES.contains(name)) {
        rates.put(name, rate(name, entry.getValue()));
      } else if (AMOUNTS.contains(name)) {
        amounts.put(name, amount(name, entry.getValue()));
      } else if (name.equals("match")) {
        match =
            entry
                .getValue()
                .asText()
                .orElseThrow(() -> BadControl.invalid("match must be a text."));
      } else {
        throw BadControl.invalid(
            "There is no fault called " + name + ". Known are " + names() + ".");
      }
    }
    return new Faults(rates, amounts, match);
  }

  private static String names() {
    Set<String> names = new java.util.TreeSet<>(EVENT_RATES);
    names.addAll(CALL_RATES);
    names.addAll(AMOUNTS);
    names.add("match");
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
    return match.isEmpty() ? json.build() : json.put("match", match).build();
  }
}

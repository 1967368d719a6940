package dev.signalbox.autotask;

import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What Autotask's error texts mean. It answers most failures with status 500, so the text decides.
final class ErrorTexts {

  /// What a text says.
  enum Meaning {
    PERMISSION,
    THREADS,
    VOLUME,
    WEBHOOK_QUOTA,
    NOT_FOUND,
    VALIDATION,
    UNKNOWN
  }

  private record Rule(String part, Meaning meaning) {}

  /// The first rule that fits wins; parts are lower-case.
  private static final List<Rule> RULES =
      List.of(
          new Rule("no matching records found", Meaning.NOT_FOUND),
          new Rule("maximum number of webhooks", Meaning.WEBHOOK_QUOTA),
          new Rule("thread threshold exceeded", Meaning.THREADS),
          new Rule("itgenatr005", Meaning.THREADS),
          new Rule("external requests", Meaning.VOLUME),
          new Rule("request threshold", Meaning.VOLUME),
          new Rule("threshold has been exceeded", Meaning.VOLUME),
          new Rule("threshold exceeded", Meaning.VOLUME),
          new Rule("exceeded the threshold", Meaning.VOLUME),
          new Rule("adequate permissions", Meaning.PERMISSION),
          new Rule("do not have permission", Meaning.PERMISSION),
          new Rule("not authorized to", Meaning.PERMISSION),
          new Rule("does not exist", Meaning.VALIDATION),
          new Rule("is required", Meaning.VALIDATION),
          new Rule("is a required field", Meaning.VALIDATION),
          new Rule("required field", Meaning.VALIDATION),
          new Rule("must ", Meaning.VALIDATION),
          new Rule("not currently defined", Meaning.VALIDATION),
          new Rule("unable to find", Meaning.VALIDATION),
          new Rule("conversion failed", Meaning.VALIDATION),
          new Rule("invalid", Meaning.VALIDATION),
          new Rule("unexpected character", Meaning.VALIDATION),
          new Rule("require a start and stop time", Meaning.VALIDATION),
          new Rule("is not an active", Meaning.VALIDATION),
          new Rule("not valid", Meaning.VALIDATION),
          new Rule("does not reference a valid", Meaning.VALIDATION),
          new Rule("can be used at once", Meaning.VALIDATION),
          new Rule("greater than 24 hours", Meaning.VALIDATION),
          new Rule("already", Meaning.VALIDATION),
          new Rule("cannot", Meaning.VALIDATION));

  private ErrorTexts() {}

  static Meaning meaning(List<String> errors) {
    String all = String.join("\n", errors).toLowerCase(Locale.ROOT);
    return RULES.stream()
        .filter(rule -> all.contains(rule.part()))
        .map(Rule::meaning)
        .findFirst()
        .orElse(Meaning.UNKNOWN);
  }

  /// The texts of an answer, in any of the shapes that were seen.
  static List<String> in(Json body) {
    List<String> texts = new ArrayList<>();
    collect(body, texts);
    return texts;
  }

  private static void collect(Json value, List<String> texts) {
    switch (value) {
      case Json.Text(String text) -> {
        if (!text.isBlank()) {
          texts.add(text);
        }
      }
      case Json.Arr(List<Json> items) -> items.forEach(item -> collect(item, texts));
      case Json.Obj object -> {
        Row row = new Row(object);
        for (String name : List.of("errors", "error", "message")) {
          row.find(name).ifPresent(found -> collect(found, texts));
        }
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }
}

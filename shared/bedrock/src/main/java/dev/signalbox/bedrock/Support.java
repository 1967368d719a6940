package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Evidence.Source;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.Opinion.Given;
import dev.signalbox.core.triage.Opinion.Withheld;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.Optional;

/// The passages a model gave for its judgements, each looked up in the ticket. One that does not
/// stand there counts against the judgement it was meant to support.
record Support(List<Quoted> quotes) {

  /// Any judgement: what supports the summary.
  static final String ANY = "any";

  private static final String MOOD = "mood";
  private static final int MOST = 3;

  /// A passage, empty when the ticket does not contain it.
  record Quoted(Optional<Evidence> found, List<String> supports) {

    boolean isFor(String judgement) {
      return judgement.equals(ANY) || supports.contains(judgement);
    }
  }

  static Support of(List<Json> items, Passages passages) {
    return new Support(items.stream().map(item -> quoted((Json.Obj) item, passages)).toList());
  }

  private static Quoted quoted(Json.Obj item, Passages passages) {
    return new Quoted(
        item.text("quote").flatMap(passages::find),
        item.list("supports").stream().flatMap(word -> word.asText().stream()).toList());
  }

  <T> Opinion<T> give(T value, String judgement, String band) {
    List<Quoted> meant = quotes.stream().filter(quote -> quote.isFor(judgement)).toList();
    List<Evidence> found =
        meant.stream()
            .flatMap(quote -> quote.found().stream())
            .filter(evidence -> fits(evidence, judgement))
            .distinct()
            .limit(MOST)
            .toList();
    if (found.isEmpty()) {
      return new Withheld<>("The model quoted no passage of the ticket that supports it.");
    }
    boolean allFound = meant.stream().allMatch(quote -> quote.found().isPresent());
    return new Given<>(value, allFound ? confidence(band) : lower(band), found);
  }

  /// A mood is read from what the customer wrote, not from a name.
  private static boolean fits(Evidence evidence, String judgement) {
    return !judgement.equals(MOOD) || evidence.source() != Source.CONTACT;
  }

  /// Models say how sure they are in words; their numbers mean less than they seem to.
  private static double confidence(String band) {
    return switch (band) {
      case "high" -> 0.85;
      case "medium" -> 0.65;
      default -> 0.4;
    };
  }

  private static double lower(String band) {
    return switch (band) {
      case "high" -> 0.65;
      case "medium" -> 0.4;
      default -> 0.2;
    };
  }
}

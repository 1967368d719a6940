package dev.signalbox.core.signal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a status probably means, by its name. A suggestion only: nothing is mapped by it unseen.
public final class StatusSuggestion {

  private record Rule(SignalStatus status, List<String> words) {}

  /// Tried in this order: "Closed - resolved" is closed, "Resolved child" a child.
  private static final List<Rule> RULES =
      List.of(
          new Rule(SignalStatus.CHILD, List.of("child", "merged", "bundled", "duplicate")),
          new Rule(SignalStatus.CLOSED, List.of("closed", "cancelled", "canceled", "archived")),
          new Rule(SignalStatus.RESOLVED, List.of("resolved", "complete", "completed", "done")),
          new Rule(SignalStatus.NEW, List.of("new", "open", "unassigned")));

  private StatusSuggestion() {}

  /// The suggestion for a status of this name; empty when the name tells nothing.
  public static Optional<SignalStatus> of(String label) {
    List<String> words = List.of(label.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    return words.contains("re") || words.contains("not")
        ? Optional.empty()
        : RULES.stream()
            .filter(rule -> rule.words().stream().anyMatch(words::contains))
            .map(Rule::status)
            .findFirst();
  }
}

package dev.signalbox.core.signal;

import java.util.Locale;
import java.util.Optional;

/// How far a ticket has come, as people see it in a row of steps. Many statuses can stand for one.
public enum Stage {
  NEW,
  TRIAGED,
  WORKING,
  WAITING,
  RESOLVED;

  /// The stage's word in the API and in items.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Stage> find(String word) {
    for (Stage stage : values()) {
      if (stage.word().equals(word)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}

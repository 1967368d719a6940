package dev.signalbox.core.triage;

import java.util.Locale;
import java.util.Optional;

/// When in a ticket's life processors judge it.
public enum Phase {
  INTAKE,
  RESOLUTION;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Phase> find(String word) {
    for (Phase phase : values()) {
      if (phase.word().equals(word)) {
        return Optional.of(phase);
      }
    }
    return Optional.empty();
  }
}

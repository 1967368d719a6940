package dev.signalbox.core.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What sort of thing a ticket is, whatever the PSA calls it.
public enum TicketKind {
  /// Something that worked, or should, does not.
  INCIDENT,
  /// Somebody wants something; nothing is broken.
  REQUEST,
  /// The cause of a repeating fault is to be found.
  PROBLEM,
  /// Planned work on shared equipment.
  CHANGE,
  /// Written by a machine.
  ALERT,
  /// Nobody wants anything.
  NOISE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TicketKind> find(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}

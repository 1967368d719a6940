package dev.signalbox.core.triage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A judgement step. One model call per phase fills them all; each keeps its own value, state and
/// confidence.
public enum Processor {
  /// Summary, ticket type, queue, what is named in the text and what is missing.
  TRIAGE(Phase.INTAKE),
  /// The tenant's priority, computed from impact and urgency.
  PRIORITY(Phase.INTAKE),
  /// Issue type and sub-issue type.
  CATEGORY(Phase.INTAKE),
  /// The mood of what the customer wrote.
  SENTIMENT(Phase.INTAKE);

  private final Phase phase;

  Processor(Phase phase) {
    this.phase = phase;
  }

  public Phase phase() {
    return phase;
  }

  /// The processor's word in the API and in keys.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Processor> find(String word) {
    return Stream.of(values()).filter(processor -> processor.word().equals(word)).findFirst();
  }

  public static List<Processor> of(Phase phase) {
    return Stream.of(values()).filter(processor -> processor.phase == phase).toList();
  }
}

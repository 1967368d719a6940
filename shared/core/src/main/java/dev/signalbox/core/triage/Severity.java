package dev.signalbox.core.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How much is hit and how soon it has to work again: what the priority is looked up from.
///
/// @param workStopped whether somebody cannot work at all
/// @param security whether an intrusion, leak or attack is reported
public record Severity(Level impact, Level urgency, boolean workStopped, boolean security) {

  public enum Level {
    LOW(0),
    MEDIUM(1),
    HIGH(2);

    private final int weight;

    Level(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> find(String word) {
      return Stream.of(values()).filter(level -> level.word().equals(word)).findFirst();
    }
  }
}

package dev.signalbox.core.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The mood of what a customer wrote.
///
/// @param frustration 0 none to 3 high
public record Mood(Label label, int frustration) {

  public Mood {
    if (frustration < 0 || frustration > 3) {
      throw new IllegalArgumentException("Frustration is 0 to 3.");
    }
  }

  public enum Label {
    POSITIVE,
    NEUTRAL,
    NEGATIVE,
    ANGRY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Label> find(String word) {
      return Stream.of(values()).filter(label -> label.word().equals(word)).findFirst();
    }
  }
}

package dev.signalbox.core.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A passage that led to a judgement, word for word as it stands in its source.
public record Evidence(String quote, Source source) {

  /// The longest passage that is kept.
  public static final int LONGEST = 300;

  public Evidence {
    if (quote.isBlank() || quote.length() > LONGEST) {
      throw new IllegalArgumentException("A quote has 1 to " + LONGEST + " characters.");
    }
  }

  /// Where a passage stands.
  public enum Source {
    TITLE,
    DESCRIPTION,
    NOTE,
    CONTACT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Source> find(String word) {
      return Stream.of(values()).filter(source -> source.word().equals(word)).findFirst();
    }
  }
}

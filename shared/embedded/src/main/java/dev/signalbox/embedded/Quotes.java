package dev.signalbox.embedded;

import dev.signalbox.core.triage.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Sentences as evidence: word for word, and no longer than is kept.
final class Quotes {

  private static final int MOST = 3;

  private Quotes() {}

  static List<Evidence> of(Collection<Sentence> sentences) {
    return sentences.stream()
        .flatMap(sentence -> of(sentence).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }

  static Optional<Evidence> of(Sentence sentence) {
    String quote = shortened(sentence.quote());
    return quote.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                quote, sentence.inTitle() ? Evidence.Source.TITLE : Evidence.Source.DESCRIPTION));
  }

  /// A cut falls between words, and never inside a character.
  private static String shortened(String quote) {
    if (quote.length() <= Evidence.LONGEST) {
      return quote;
    }
    int end = quote.lastIndexOf(' ', Evidence.LONGEST);
    if (end <= 0) {
      end = Evidence.LONGEST;
      end -= Character.isHighSurrogate(quote.charAt(end - 1)) ? 1 : 0;
    }
    return quote.substring(0, end).strip();
  }
}

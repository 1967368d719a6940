package dev.signalbox.embedded;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text from which parts were taken out, and that still knows where in the raw text each of its
/// characters stands. So a passage found in the clean text can be quoted word for word.
final class MappedText {

  private final String raw;
  private final String text;
  private final int[] places;

  private MappedText(String raw, String text, int[] places) {
    this.raw = raw;
    this.text = text;
    this.places = places;
  }

  static MappedText of(String raw) {
    int[] places = new int[raw.length()];
    Arrays.setAll(places, i -> i);
    return new MappedText(raw, raw, places);
  }

  String text() {
    return text;
  }

  /// Replaces each match by one text; its characters stand where the match began.
  MappedText replace(Pattern pattern, String replacement) {
    return replace(pattern, _ -> true, replacement);
  }

  MappedText replace(Pattern pattern, Predicate<String> wanted, String replacement) {
    Matcher matcher = pattern.matcher(text);
    var kept = new StringBuilder();
    int[] keptPlaces = new int[text.length() + 1];
    int from = 0;
    while (matcher.find()) {
      String with = wanted.test(matcher.group()) ? replacement : matcher.group();
      if (with.length() > matcher.end() - matcher.start()) {
        throw new IllegalArgumentException("A replacement may not be longer than its match.");
      }
      copy(from, matcher.start(), kept, keptPlaces);
      boolean same = with.equals(matcher.group());
      for (int i = 0; i < with.length(); i++) {
        keptPlaces[kept.length()] = places[matcher.start() + (same ? i : 0)];
        kept.append(with.charAt(i));
      }
      from = matcher.end();
    }
    copy(from, text.length(), kept, keptPlaces);
    return new MappedText(raw, kept.toString(), Arrays.copyOf(keptPlaces, kept.length()));
  }

  private void copy(int from, int to, StringBuilder kept, int[] keptPlaces) {
    for (int i = from; i < to; i++) {
      keptPlaces[kept.length()] = places[i];
      kept.append(text.charAt(i));
    }
  }

  MappedText part(int from, int to) {
    return new MappedText(raw, text.substring(from, to), Arrays.copyOfRange(places, from, to));
  }

  /// The longest piece of the raw text that this range shows without a gap, so that nothing that
  /// was taken out comes back in a quote.
  String quote(int from, int to) {
    int bestFrom = from;
    int bestTo = from;
    int runFrom = from;
    for (int i = from; i < to; i++) {
      if (i > runFrom && places[i] != places[i - 1] + 1) {
        runFrom = i;
      }
      if (raw.charAt(places[i]) != text.charAt(i)) {
        runFrom = i + 1;
      } else if (i + 1 - runFrom > bestTo - bestFrom) {
        bestFrom = runFrom;
        bestTo = i + 1;
      }
    }
    return text.substring(bestFrom, bestTo).strip();
  }
}

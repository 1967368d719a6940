package dev.signalbox.core.signal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A name as it is searched and sorted: without case, accents and punctuation, one space between
/// words.
public record SearchName(String folded) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Words that a name is found by; a longer name is found by its first ones.
  private static final int MOST_WORDS = 8;

  private static final int LONGEST = 120;

  /// Sorts before whatever a name can hold, so that a name comes before longer ones.
  private static final char BEFORE_ID = '\u001f';

  private static final int ID_DIGITS = 19;

  public static SearchName of(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String folded = BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return new SearchName(folded.substring(0, Math.min(LONGEST, folded.length())).strip());
  }

  /// The name from each of its words on. What somebody types is found when one of these begins with
  /// it.
  public List<String> fromEachWord() {
    List<String> rests = new ArrayList<>();
    int at = 0;
    while (at >= 0 && rests.size() < MOST_WORDS) {
      rests.add(folded.substring(at));
      int space = folded.indexOf(' ', at);
      at = space < 0 ? -1 : space + 1;
    }
    return rests;
  }

  /// Where a record of this name stands in the list of those that a text finds; empty when it does
  /// not find it. A record stands there once, whatever number of its words fit.
  public Optional<String> placeIn(SearchName text, long id) {
    return (text.isEmpty() ? Stream.of(folded) : fromEachWord().stream())
        .filter(rest -> rest.startsWith(text.folded))
        .min(Comparator.naturalOrder())
        .map(rest -> place(rest, id));
  }

  /// A name, or the rest of one, with the id of its record: unique, and sorted by name.
  public static String place(String rest, long id) {
    return rest + BEFORE_ID + String.format(Locale.ROOT, "%0" + ID_DIGITS + "d", id);
  }

  /// The id in a place.
  ///
  /// @throws IllegalArgumentException when it is none
  public static long idIn(String place) {
    int mark = place.length() - ID_DIGITS - 1;
    if (mark < 0 || place.charAt(mark) != BEFORE_ID) {
      throw new IllegalArgumentException("No place in a list of names.");
    }
    return Long.parseLong(place.substring(mark + 1));
  }

  public boolean isEmpty() {
    return folded.isEmpty();
  }
}

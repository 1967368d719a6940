package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts English words for the German, French and Spanish words that service desks hear: the
/// sentence model was trained on English. Word for word, which is enough to find the subject.
final class Glossary {

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'’-]*");

  private final Map<Language, Map<String, String>> words = new HashMap<>();
  private final Map<Language, List<Stem>> stems = new HashMap<>();

  private record Stem(String start, String english) {}

  Glossary() {
    for (List<String> row : Resource.rows("glossary.tsv", 4)) {
      add(Language.GERMAN, row.get(1), row.getFirst());
      add(Language.FRENCH, row.get(2), row.getFirst());
      add(Language.SPANISH, row.get(3), row.getFirst());
    }
  }

  private void add(Language language, String forms, String english) {
    for (String form : forms.split(",", -1)) {
      if (form.endsWith("*")) {
        String start = form.substring(0, form.length() - 1);
        stems.computeIfAbsent(language, _ -> new ArrayList<>()).add(new Stem(start, english));
      } else {
        words.computeIfAbsent(language, _ -> new HashMap<>()).putIfAbsent(form, english);
      }
    }
  }

  /// English stays as it is.
  String english(String text) {
    Language language = Language.of(text);
    if (language == Language.ENGLISH) {
      return text;
    }
    return WORD.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(word(language, word.group())));
  }

  private String word(Language language, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String known = words.getOrDefault(language, Map.of()).get(lower);
    if (known != null) {
      return known;
    }
    return stems.getOrDefault(language, List.of()).stream()
        .filter(stem -> lower.startsWith(stem.start()))
        .max(java.util.Comparator.comparingInt(stem -> stem.start().length()))
        .map(Stem::english)
        .orElse(word);
  }
}

package dev.signalbox.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Weighs the words, word pairs and word beginnings of a text by how rare they are among the texts
/// it was fitted on. Beginnings let inflected words and German compounds meet.
final class TfIdf {

  private static final int STEM = 5;

  private final Map<String, Integer> numbers;
  private final float[] rarity;

  private TfIdf(Map<String, Integer> numbers, float[] rarity) {
    this.numbers = numbers;
    this.rarity = rarity;
  }

  /// Terms by number, and how rare each is.
  static TfIdf of(List<String> terms, float[] rarity) {
    Map<String, Integer> numbers = HashMap.newHashMap(terms.size());
    for (String term : terms) {
      numbers.put(term, numbers.size());
    }
    return new TfIdf(numbers, rarity);
  }

  /// By number.
  List<String> terms() {
    return numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  float[] rarity() {
    return rarity;
  }

  static TfIdf fit(List<String> texts) {
    Map<String, Integer> seenIn = new TreeMap<>();
    for (String text : texts) {
      counts(text).keySet().forEach(term -> seenIn.merge(term, 1, Integer::sum));
    }
    List<String> terms = List.copyOf(seenIn.keySet());
    float[] rarity = new float[terms.size()];
    for (int i = 0; i < rarity.length; i++) {
      int count = seenIn.getOrDefault(terms.get(i), 0);
      rarity[i] = (float) (Math.log((1.0 + texts.size()) / (1 + count)) + 1);
    }
    return of(terms, rarity);
  }

  int size() {
    return rarity.length;
  }

  /// Terms that were not seen when fitting are left out.
  Features weigh(String text) {
    Map<String, Integer> counts = counts(text);
    counts.keySet().retainAll(numbers.keySet());
    int[] indexes = new int[counts.size()];
    float[] weights = new float[counts.size()];
    int next = 0;
    for (Map.Entry<String, Integer> term : counts.entrySet()) {
      int number = numbers.getOrDefault(term.getKey(), 0);
      indexes[next] = number;
      weights[next++] = (float) ((1 + Math.log(term.getValue())) * rarity[number]);
    }
    return new Features(indexes, Vectors.normalise(weights));
  }

  /// Sorted, so that sums are added in the same order on every run.
  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    String before = "";
    for (String word : WordPiece.words(text)) {
      if (!Character.isLetterOrDigit(word.codePointAt(0))) {
        continue;
      }
      counts.merge(word, 1, Integer::sum);
      counts.merge(before + " " + word, 1, Integer::sum);
      if (word.length() > STEM) {
        counts.merge(word.substring(0, STEM) + "*", 1, Integer::sum);
      }
      before = word;
    }
    return counts;
  }
}

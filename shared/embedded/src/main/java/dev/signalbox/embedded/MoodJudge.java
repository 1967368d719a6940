package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says how a customer feels, from the sentences that the customer wrote. Machines feel nothing.
final class MoodJudge {

  static final List<String> MOODS = List.of("angry", "negative", "neutral", "positive");
  private static final int MOST_SENTENCES = 8;
  private static final int SHORTEST = 12;
  private static final double SHARPNESS = 0.06;

  private final Embedder embedder;
  private final List<Vector> centroids;

  /// @param centroids the middle of the sentences of each mood, in the order of [#MOODS]
  MoodJudge(Embedder embedder, List<Vector> centroids) {
    this.embedder = embedder;
    this.centroids = List.copyOf(centroids);
  }

  /// A ranking and the sentence that shows the mood best.
  record Felt(Ranking ranking, Optional<Sentence> shownBy) {}

  Felt judge(Reading reading) {
    List<Sentence> written =
        reading.text().sentences().stream().filter(Sentence::authored).toList();
    if (KindJudge.isMachine(reading) || written.isEmpty()) {
      return new Felt(Ranking.from(Map.of("neutral", 0.97, "positive", 0.03)), Optional.empty());
    }
    List<Seen> seen = new ArrayList<>();
    for (Sentence sentence : written) {
      if (sentence.text().length() >= SHORTEST && seen.size() < MOST_SENTENCES) {
        seen.add(new Seen(sentence, shares(embedder.embed(sentence.text()))));
      }
    }
    Ranking ranking = ranking(reading.cues(), seen);
    return new Felt(ranking, shownBy(reading.cues(), seen, ranking.best().label()));
  }

  private record Seen(Sentence sentence, Ranking ranking) {}

  private Ranking shares(float[] vector) {
    double[] cosines =
        centroids.stream().mapToDouble(centre -> Vectors.dot(centre.values(), vector)).toArray();
    return Ranking.of(MOODS, Vectors.softmax(cosines, SHARPNESS));
  }

  /// The strongest sentence of each mood counts; neutral wins unless something speaks against it.
  private static Ranking ranking(Cues cues, List<Seen> seen) {
    Map<String, Double> strongest = new LinkedHashMap<>();
    MOODS.forEach(mood -> strongest.put(mood, 0.05));
    strongest.put("neutral", 0.6);
    for (Seen one : seen) {
      for (String mood : List.of("angry", "negative", "positive")) {
        strongest.merge(mood, 0.45 * one.ranking().share(mood), Math::max);
      }
    }
    return new Adjusted(Ranking.from(strongest))
        .push(true, "angry", Math.min(3, 1.7 * cues.count(Cue.ANGRY)))
        .push(true, "negative", Math.min(2.4, 1.2 * cues.count(Cue.NEGATIVE)))
        .push(true, "positive", Math.min(3, 1.7 * cues.count(Cue.POSITIVE)))
        .push(cues.has(Cue.ANGRY), "negative", 0.3)
        .push(cues.has(Cue.ANGRY) || cues.has(Cue.NEGATIVE), "positive", -1)
        .ranking();
  }

  private static Optional<Sentence> shownBy(Cues cues, List<Seen> seen, String mood) {
    Optional<Sentence> phrase =
        switch (mood) {
          case "angry" -> cues.first(Cue.ANGRY);
          case "negative" -> cues.first(Cue.NEGATIVE);
          case "positive" -> cues.first(Cue.POSITIVE);
          default -> Optional.empty();
        };
    return phrase
        .filter(Sentence::authored)
        .or(() ->
            seen.stream()
                .max(java.util.Comparator.comparingDouble(one -> one.ranking().share(mood)))
                .map(Seen::sentence));
  }

  /// 0 none to 3 high.
  static int frustration(Ranking ranking, Cues cues) {
    int signs = cues.count(Cue.ANGRY) + cues.count(Cue.NEGATIVE);
    return switch (ranking.best().label()) {
      case "angry" -> signs > 1 ? 3 : 2;
      case "negative" -> signs > 2 ? 2 : 1;
      default -> 0;
    };
  }
}

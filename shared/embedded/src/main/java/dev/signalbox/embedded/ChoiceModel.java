package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ranks the values of one live picklist for a ticket: by what each value's text means, by bundled
/// lessons on subjects that a value plainly is about, and by the tenant's own tickets.
final class ChoiceModel {

  /// One value: its key, and label and description as one text.
  record Value(String key, String meaning) {}

  private static final double SHARPNESS = 0.05;
  private static final double PLAINLY_ABOUT = 0.45;

  private final List<Value> values;
  private final List<Vector> meanings;
  private final TextClassifier learnt;
  private final double trust;

  private ChoiceModel(
      List<Value> values, List<Vector> meanings, TextClassifier learnt, double trust) {
    this.values = values;
    this.meanings = meanings;
    this.learnt = learnt;
    this.trust = trust;
  }

  /// Learns; `own` are the tenant's tickets, by key of the value that people chose.
  static ChoiceModel learn(
      Embedder embedder, List<Value> values, Subjects subjects, List<Example> own) {
    List<Vector> meanings =
        values.stream().map(value -> new Vector(embedder.embed(value.meaning()))).toList();
    List<Example> examples = new ArrayList<>(own);
    for (int v = 0; v < values.size(); v++) {
      Value value = values.get(v);
      examples.add(new Example(value.meaning(), meanings.get(v), value.key()));
    }
    examples.addAll(borrowed(values, meanings, subjects));
    double trust = Math.min(0.85, 0.6 + 0.25 * own.size() / (10.0 * values.size()));
    return new ChoiceModel(values, meanings, TextClassifier.learn(embedder, examples), trust);
  }

  private static List<Example> borrowed(
      List<Value> values, List<Vector> meanings, Subjects subjects) {
    List<Example> borrowed = new ArrayList<>();
    for (Subjects.Subject subject : subjects.all()) {
      int nearest = nearest(meanings, subject.meaning());
      if (Vectors.dot(meanings.get(nearest).values(), subject.meaning().values())
          >= PLAINLY_ABOUT) {
        subject
            .tickets()
            .forEach(reading ->
                borrowed.add(
                    new Example(reading.english(), reading.vector(), values.get(nearest).key())));
      }
    }
    return borrowed;
  }

  private static int nearest(List<Vector> meanings, Vector vector) {
    int best = 0;
    for (int i = 1; i < meanings.size(); i++) {
      if (Vectors.dot(meanings.get(i).values(), vector.values())
          > Vectors.dot(meanings.get(best).values(), vector.values())) {
        best = i;
      }
    }
    return best;
  }

  Ranking rank(Reading reading) {
    return byMeaning(reading)
        .mixed(learnt.rank(reading.english(), reading.vector().values()), trust);
  }

  private Ranking byMeaning(Reading reading) {
    double[] cosines =
        meanings.stream()
            .mapToDouble(meaning -> Vectors.dot(meaning.values(), reading.vector().values()))
            .toArray();
    return Ranking.of(
        values.stream().map(Value::key).toList(), Vectors.softmax(cosines, SHARPNESS));
  }

  /// Word model alone, on the same examples: the baseline of measurements.
  Ranking rankByWords(Reading reading) {
    return learnt.rankByWords(reading.english());
  }

  /// The part of a ranking that is left when only some keys may be chosen.
  static Ranking among(Ranking ranking, List<String> keys) {
    Map<String, Double> shares = new LinkedHashMap<>();
    keys.forEach(key -> shares.put(key, ranking.share(key) + 1e-6));
    return Ranking.from(shares);
  }
}

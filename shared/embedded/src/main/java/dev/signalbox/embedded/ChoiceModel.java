package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ranks the values of one live picklist for a ticket. Two views are mixed: a first guess from what
/// each value's text means and from bundled topics that a value plainly is about; and what the
/// tenant's own tickets teach. How far the second is trusted is tried out on those tickets, since a
/// handful of them can mislead.
final class ChoiceModel {

  /// One value: its key, and label and description as one text.
  record Value(String key, String meaning) {}

  private static final double SHARPNESS = 0.05;
  private static final double MEANING_WEIGHT = 0.25;
  private static final double AVERAGES_ARE_TOO_FLAT = 0.5;
  static final int FEWEST_OWN = 15;
  private static final int TRIALS = 4;

  /// A text this far from everything known says little; one at [#STRANGE] says nothing.
  private static final double FAMILIAR = 0.40;

  private static final double STRANGE = 0.20;

  private final List<Value> values;
  private final List<Vector> meanings;
  private final Borrowed borrowed;
  private final List<TextClassifier> own;
  private final double trust;

  private ChoiceModel(
      List<Value> values,
      List<Vector> meanings,
      Borrowed borrowed,
      List<TextClassifier> own,
      double trust) {
    this.values = values;
    this.meanings = meanings;
    this.borrowed = borrowed;
    this.own = own;
    this.trust = trust;
  }

  /// The first guess, from what is bundled.
  static ChoiceModel guessing(Embedder embedder, List<Value> values, Topics topics) {
    List<Vector> meanings =
        values.stream().map(value -> new Vector(embedder.embed(value.meaning()))).toList();
    Borrowed borrowed = Borrowed.of(topics, values.stream().map(Value::key).toList(), meanings);
    return new ChoiceModel(values, meanings, borrowed, List.of(), 0);
  }

  List<String> keys() {
    return values.stream().map(Value::key).toList();
  }

  /// This guess with what the tenant's tickets teach, by key of the value that people chose; the
  /// guess alone when they are too few.
  ChoiceModel taught(Embedder embedder, List<Example> examples) {
    return examples.size() < FEWEST_OWN ? this : with(embedder, examples);
  }

  private ChoiceModel with(Embedder embedder, List<Example> examples) {
    return new ChoiceModel(
        values,
        meanings,
        borrowed,
        List.of(TextClassifier.learn(embedder, examples)),
        triedTrust(embedder, examples));
  }

  /// The weight under which tickets that were held back fared best.
  private double triedTrust(Embedder embedder, List<Example> examples) {
    List<Ranking> guesses = new ArrayList<>();
    List<Ranking> taught = new ArrayList<>();
    List<String> truths = new ArrayList<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      List<Example> known = new ArrayList<>();
      List<Example> asked = new ArrayList<>();
      for (int i = 0; i < examples.size(); i++) {
        (i % TRIALS == trial ? asked : known).add(examples.get(i));
      }
      TextClassifier classifier = TextClassifier.learn(embedder, known);
      for (Example example : asked) {
        guesses.add(guess(example.text(), example.vector()));
        taught.add(classifier.rank(example.text(), example.vector().values()));
        truths.add(example.label());
      }
    }
    return bestWeight(guesses, taught, truths);
  }

  private static double bestWeight(
      List<Ranking> guesses, List<Ranking> taught, List<String> truths) {
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double weight = 0; weight <= 0.95; weight += 0.05) {
      double surprise = 0;
      for (int i = 0; i < truths.size(); i++) {
        Ranking mixed = guesses.get(i).mixed(taught.get(i), weight);
        surprise -= Math.log(mixed.share(truths.get(i)) + 1e-3);
      }
      if (surprise < least) {
        least = surprise;
        best = weight;
      }
    }
    return best;
  }

  Ranking rank(Reading reading) {
    Vector vector = reading.vector();
    Ranking ranking = guess(reading.marked(), vector);
    double nearest = borrowed.nearest(vector);
    for (TextClassifier taught : own) {
      ranking = ranking.mixed(taught.rank(reading.marked(), vector.values()), trust);
      nearest = Math.max(nearest, taught.nearest(vector));
    }
    return ranking.mixed(
        anyOfThem(), Math.clamp((FAMILIAR - nearest) / (FAMILIAR - STRANGE), 0, 1));
  }

  private Ranking anyOfThem() {
    return Ranking.of(
        values.stream().map(Value::key).toList(), Vectors.softmax(new double[values.size()], 1));
  }

  private Ranking guess(String text, Vector vector) {
    return borrowed
        .rank(text, vector)
        .mixed(byMeaning(vector), MEANING_WEIGHT)
        .sharpened(AVERAGES_ARE_TOO_FLAT);
  }

  private Ranking byMeaning(Vector vector) {
    double[] cosines =
        meanings.stream().mapToDouble(meaning -> Vectors.cosine(meaning, vector)).toArray();
    return Ranking.of(
        values.stream().map(Value::key).toList(), Vectors.softmax(cosines, SHARPNESS));
  }

  /// The part of a ranking that is left when only some keys may be chosen.
  static Ranking among(Ranking ranking, List<String> keys) {
    Map<String, Double> shares = new LinkedHashMap<>();
    keys.forEach(key -> shares.put(key, ranking.share(key) + 1e-6));
    return Ranking.from(shares);
  }
}

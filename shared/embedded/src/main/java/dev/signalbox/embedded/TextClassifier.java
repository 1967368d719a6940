package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;

/// Answers with the average of three learners: a linear model over words, a linear model over
/// sentence vectors, and the nearest known texts. They err on different texts. How sure it claims
/// to be is fitted on examples that were held back.
public final class TextClassifier {

  private static final int FEWEST_TO_CALIBRATE = 40;
  private static final double UNCALIBRATED = 1.0;

  /// All that was learnt; labels by the numbers of their classes.
  record Knowledge(
      List<String> labels,
      TfIdf words,
      LogisticRegression wordModel,
      LogisticRegression vectorModel,
      Neighbours neighbours,
      double temperature) {

    static Knowledge of(TrainingRows rows, int dimensions, double temperature) {
      TfIdf words = TfIdf.fit(rows.texts());
      return new Knowledge(
          rows.labels(),
          words,
          LogisticRegression.train(
              rows.texts().stream().map(words::weigh).toList(),
              rows.classOf(),
              rows.labels().size(),
              words.size(),
              LogisticRegression.Effort.SPARSE),
          LogisticRegression.train(
              rows.vectors().stream().map(Features::dense).toList(),
              rows.classOf(),
              rows.labels().size(),
              dimensions,
              LogisticRegression.Effort.DENSE),
          new Neighbours(rows.vectors(), rows.classOf(), rows.labels().size()),
          temperature);
    }
  }

  private final Embedder embedder;
  private final Knowledge known;

  TextClassifier(Embedder embedder, Knowledge known) {
    this.embedder = embedder;
    this.known = known;
  }

  public static TextClassifier train(Embedder embedder, List<LabelledText> examples) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("Nothing can be learnt from no examples.");
    }
    return learn(
        embedder,
        examples.stream()
            .map(example ->
                new Example(
                    example.text(), new Vector(embedder.embed(example.text())), example.label()))
            .toList());
  }

  static TextClassifier learn(Embedder embedder, List<Example> examples) {
    TrainingRows rows = TrainingRows.of(examples);
    return new TextClassifier(
        embedder, Knowledge.of(rows, embedder.dimensions(), fittedTemperature(embedder, rows)));
  }

  private static double fittedTemperature(Embedder embedder, TrainingRows rows) {
    TrainingRows heldBack = rows.part(true);
    if (heldBack.texts().size() < FEWEST_TO_CALIBRATE) {
      return UNCALIBRATED;
    }
    var trial =
        new TextClassifier(embedder, Knowledge.of(rows.part(false), embedder.dimensions(), 1));
    List<double[]> shares = new ArrayList<>();
    for (int i = 0; i < heldBack.texts().size(); i++) {
      shares.add(trial.average(heldBack.texts().get(i), heldBack.vectors().get(i)));
    }
    return Temperature.fit(shares, heldBack.classOf());
  }

  public List<String> labels() {
    return known.labels();
  }

  Knowledge known() {
    return known;
  }

  public Ranking rank(String text) {
    return rank(text, embedder.embed(text));
  }

  Ranking rank(String text, float[] vector) {
    return Ranking.of(
        known.labels(), Temperature.apply(average(text, vector), known.temperature()));
  }

  /// The cosine of the known text that lies nearest.
  double nearest(Vector vector) {
    return known.neighbours().nearest(vector.values());
  }

  /// What the word model alone says: the baseline of every measurement.
  public Ranking rankByWords(String text) {
    return Ranking.of(known.labels(), known.wordModel().shares(known.words().weigh(text)));
  }

  private double[] average(String text, float[] vector) {
    return Vectors.mixed(linear(text, vector), known.neighbours().shares(vector), 1.0 / 3);
  }

  /// What the two linear models say, by the numbers of the classes.
  double[] linear(String text, float[] vector) {
    return Vectors.mixed(
        known.wordModel().shares(known.words().weigh(text)),
        known.vectorModel().shares(Features.dense(vector)),
        0.5);
  }
}

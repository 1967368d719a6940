package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;

/// Answers with the average of three learners: a linear model over words, a linear model over
/// sentence vectors, and the nearest known texts. They err on different texts. How sure it claims
/// to be is fitted on examples that were held back.
public final class TextClassifier {

  private static final int FEWEST_TO_CALIBRATE = 40;
  private static final double UNCALIBRATED = 1.0;

  private final Embedder embedder;
  private final List<String> labels;
  private final TfIdf words;
  private final LogisticRegression wordModel;
  private final LogisticRegression vectorModel;
  private final Neighbours neighbours;
  private final double temperature;

  private TextClassifier(Embedder embedder, TrainingRows rows, double temperature) {
    this.embedder = embedder;
    this.labels = rows.labels();
    this.words = TfIdf.fit(rows.texts());
    this.wordModel =
        LogisticRegression.train(
            rows.texts().stream().map(words::weigh).toList(),
            rows.classOf(),
            labels.size(),
            words.size(),
            LogisticRegression.Effort.SPARSE);
    this.vectorModel =
        LogisticRegression.train(
            rows.vectors().stream().map(Features::dense).toList(),
            rows.classOf(),
            labels.size(),
            embedder.dimensions(),
            LogisticRegression.Effort.DENSE);
    this.neighbours = new Neighbours(rows.vectors(), rows.classOf(), labels.size());
    this.temperature = temperature;
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
    return new TextClassifier(embedder, rows, fittedTemperature(embedder, rows));
  }

  private static double fittedTemperature(Embedder embedder, TrainingRows rows) {
    TrainingRows heldBack = rows.part(true);
    if (heldBack.texts().size() < FEWEST_TO_CALIBRATE) {
      return UNCALIBRATED;
    }
    var trial = new TextClassifier(embedder, rows.part(false), 1);
    List<double[]> shares = new ArrayList<>();
    for (int i = 0; i < heldBack.texts().size(); i++) {
      shares.add(trial.average(heldBack.texts().get(i), heldBack.vectors().get(i)));
    }
    return Temperature.fit(shares, heldBack.classOf());
  }

  public List<String> labels() {
    return labels;
  }

  public Ranking rank(String text) {
    return rank(text, embedder.embed(text));
  }

  Ranking rank(String text, float[] vector) {
    return Ranking.of(labels, Temperature.apply(average(text, vector), temperature));
  }

  /// The cosine of the known text that lies nearest.
  double nearest(Vector vector) {
    return neighbours.nearest(vector.values());
  }

  /// What the word model alone says: the baseline of every measurement.
  public Ranking rankByWords(String text) {
    return Ranking.of(labels, wordModel.shares(words.weigh(text)));
  }

  private double[] average(String text, float[] vector) {
    double[] byWords = wordModel.shares(words.weigh(text));
    double[] byVector = vectorModel.shares(Features.dense(vector));
    double[] byNeighbours = neighbours.shares(vector);
    double[] average = new double[labels.size()];
    for (int c = 0; c < average.length; c++) {
      average[c] = (byWords[c] + byVector[c] + byNeighbours[c]) / 3;
    }
    return average;
  }
}

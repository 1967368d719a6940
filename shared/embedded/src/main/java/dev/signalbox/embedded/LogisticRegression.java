package dev.signalbox.embedded;

import java.util.List;
import java.util.Random;

/// A linear model with one row of weights per class, trained by AdaGrad in a fixed order: the same
/// rows give the same model.
final class LogisticRegression {

  private static final long ORDER = 20_261_121L;

  private final float[][] weights;
  private final float[] bias;

  /// @param weights one row a class
  LogisticRegression(float[][] weights, float[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  private LogisticRegression(int classes, int features) {
    this(new float[classes][features], new float[classes]);
  }

  float[][] weights() {
    return weights;
  }

  float[] bias() {
    return bias;
  }

  /// How hard to train: `rate` is the first step, `shrink` pulls weights to zero.
  record Effort(int rounds, double rate, double shrink) {

    /// For a few thousand rare features per row, where most are seen once.
    static final Effort SPARSE = new Effort(20, 1.0, 1e-6);

    /// For the few hundred dense values of a sentence vector.
    static final Effort DENSE = new Effort(25, 0.35, 1e-5);
  }

  static LogisticRegression train(
      List<Features> rows, int[] classOf, int classes, int features, Effort effort) {
    var model = new LogisticRegression(classes, features);
    var squares = new float[classes][features];
    var biasSquares = new float[classes];
    int[] order = new int[rows.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    var random = new Random(ORDER);
    for (int round = 0; round < effort.rounds(); round++) {
      shuffle(order, random);
      for (int row : order) {
        model.step(rows.get(row), classOf[row], effort, squares, biasSquares);
      }
    }
    return model;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private void step(
      Features row, int truth, Effort effort, float[][] squares, float[] biasSquares) {
    double[] shares = Vectors.softmax(scores(row), 1);
    for (int c = 0; c < shares.length; c++) {
      double error = shares[c] - (c == truth ? 1 : 0);
      if (Math.abs(error) < 1e-4) {
        continue;
      }
      biasSquares[c] += (float) (error * error);
      bias[c] -= (float) (0.1 * effort.rate() * error / Math.sqrt(biasSquares[c] + 1e-6));
      stepClass(row, error, effort, weights[c], squares[c]);
    }
  }

  private static void stepClass(
      Features row, double error, Effort effort, float[] weights, float[] squares) {
    for (int i = 0; i < row.size(); i++) {
      int n = row.number(i);
      double slope = error * row.weight(i) + effort.shrink() * weights[n];
      squares[n] += (float) (slope * slope);
      weights[n] -= (float) (effort.rate() * slope / Math.sqrt(squares[n] + 1e-8));
    }
  }

  double[] scores(Features row) {
    double[] scores = new double[bias.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = bias[c] + row.dot(weights[c]);
    }
    return scores;
  }

  double[] shares(Features row) {
    return Vectors.softmax(scores(row), 1);
  }
}

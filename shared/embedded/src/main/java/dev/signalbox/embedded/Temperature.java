package dev.signalbox.embedded;

import java.util.List;

/// Sharpens or flattens shares so that "80 %" is right about eight times in ten.
final class Temperature {

  private static final double FLOOR = 1e-4;

  private Temperature() {}

  static double[] apply(double[] shares, double temperature) {
    double[] scores = new double[shares.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.log(shares[i] + FLOOR);
    }
    return Vectors.softmax(scores, temperature);
  }

  /// The temperature under which the truths were least surprising.
  static double fit(List<double[]> shares, int[] truths) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double temperature = 0.3; temperature <= 2.0; temperature += 0.05) {
      double surprise = 0;
      for (int i = 0; i < truths.length; i++) {
        surprise -= Math.log(apply(shares.get(i), temperature)[truths[i]]);
      }
      if (surprise < least) {
        least = surprise;
        best = temperature;
      }
    }
    return best;
  }
}

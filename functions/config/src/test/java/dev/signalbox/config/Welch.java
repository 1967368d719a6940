package dev.signalbox.config;

import java.util.Arrays;

/// Welch's t: by how many standard errors two means differ.
final class Welch {

  private Welch() {}

  static double t(double[] first, double[] second) {
    double error = variance(first) / first.length + variance(second) / second.length;
    return (mean(first) - mean(second)) / Math.sqrt(error);
  }

  /// Without the slowest tenth, which the machine's other work makes.
  static double[] trimmed(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return Arrays.copyOf(sorted, sorted.length * 9 / 10);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}

package dev.signalbox.bench;

import java.util.List;

/// Medians.
public final class Medians {

  private Medians() {}

  public static double of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("No runs.");
    }
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

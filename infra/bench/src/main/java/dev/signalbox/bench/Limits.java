package dev.signalbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a measurement was promised to stay within. A command whose figures do not says so and ends
/// non-zero.
public final class Limits {

  private final List<String> broken = new ArrayList<>();

  /// @param most the largest value that keeps the promise
  public void check(String what, double value, double most, String unit) {
    if (value > most) {
      broken.add(
          String.format(
              Locale.ROOT, "%s: %.2f %s, promised is at most %.2f", what, value, unit, most));
    }
  }

  public List<String> broken() {
    return List.copyOf(broken);
  }

  /// Ends the process as a failed one when something is broken.
  public void end() {
    broken.forEach(line -> System.err.println("BROKEN  " + line));
    if (!broken.isEmpty()) {
      System.exit(1);
    }
  }
}

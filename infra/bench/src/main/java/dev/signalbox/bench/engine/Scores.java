package dev.signalbox.bench.engine;

import java.util.List;
import java.util.TreeSet;

/// Pairs of truth and prediction, and the figures made from them.
record Scores(List<Outcome> outcomes) {

  /// What was right, what else would have been acceptable, what was said.
  record Outcome(String truth, List<String> acceptable, String said, double confidence) {
    boolean strict() {
      return said.equals(truth);
    }

    boolean lenient() {
      return strict() || acceptable.contains(said);
    }
  }

  Scores {
    outcomes = List.copyOf(outcomes);
  }

  double strict() {
    return share(outcomes.stream().filter(Outcome::strict).count());
  }

  double lenient() {
    return share(outcomes.stream().filter(Outcome::lenient).count());
  }

  private double share(long hits) {
    return outcomes.isEmpty() ? 0 : (double) hits / outcomes.size();
  }

  /// The mean over the classes that occur of the harmonic mean of precision and recall.
  double macroF1() {
    var classes = new TreeSet<String>();
    outcomes.forEach(outcome -> classes.add(outcome.truth()));
    return classes.stream().mapToDouble(this::f1).average().orElse(0);
  }

  private double f1(String label) {
    long hits = outcomes.stream().filter(o -> o.strict() && o.truth().equals(label)).count();
    long said = outcomes.stream().filter(o -> o.said().equals(label)).count();
    long true_ = outcomes.stream().filter(o -> o.truth().equals(label)).count();
    return hits == 0 ? 0 : 2.0 * hits / (said + true_);
  }

  /// The outcomes that claimed at least this confidence.
  Scores atLeast(double confidence) {
    return new Scores(outcomes.stream().filter(o -> o.confidence() >= confidence).toList());
  }

  /// Expected calibration error over ten bins of equal width.
  double calibrationError() {
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      double low = bin / 10.0;
      double high = bin == 9 ? 1.01 : low + 0.1;
      var in =
          new Scores(
              outcomes.stream()
                  .filter(o -> o.confidence() >= low && o.confidence() < high)
                  .toList());
      double claimed = in.outcomes().stream().mapToDouble(Outcome::confidence).average().orElse(0);
      error += Math.abs(claimed - in.strict()) * in.outcomes().size() / outcomes.size();
    }
    return error;
  }
}

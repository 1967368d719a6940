package dev.signalbox.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A ranking whose shares are pushed by rules, in steps of odds: a push of 1 makes an answer e
/// times as likely against the others.
final class Adjusted {

  private static final double FLOOR = 0.01;

  private final Map<String, Double> scores = new HashMap<>();
  private final List<String> labels;

  Adjusted(Ranking ranking) {
    this.labels = ranking.candidates().stream().map(Ranking.Candidate::label).sorted().toList();
    ranking
        .candidates()
        .forEach(candidate -> scores.put(candidate.label(), Math.log(candidate.share() + FLOOR)));
  }

  Adjusted push(boolean holds, String label, double odds) {
    if (holds && scores.containsKey(label)) {
      scores.merge(label, odds, Double::sum);
    }
    return this;
  }

  Ranking ranking() {
    double[] values = labels.stream().mapToDouble(scores::get).toArray();
    return Ranking.of(labels, Vectors.softmax(values, 1));
  }
}

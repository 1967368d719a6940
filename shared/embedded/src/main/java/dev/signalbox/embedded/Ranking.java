package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All answers to one question with their shares, the likeliest first; shares add up to one, or to
/// less where the question may not apply.
public record Ranking(List<Candidate> candidates) {

  /// One possible answer.
  public record Candidate(String label, double share) {}

  public Ranking {
    candidates =
        candidates.stream()
            .sorted(
                Comparator.comparingDouble(Candidate::share)
                    .reversed()
                    .thenComparing(Candidate::label))
            .toList();
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("A ranking needs at least one candidate.");
    }
  }

  static Ranking of(List<String> labels, double[] shares) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      candidates.add(new Candidate(labels.get(i), shares[i]));
    }
    return new Ranking(candidates);
  }

  public Candidate best() {
    return candidates.getFirst();
  }

  public List<Candidate> top(int count) {
    return candidates.subList(0, Math.min(count, candidates.size()));
  }

  public double share(String label) {
    return candidates.stream()
        .filter(candidate -> candidate.label().equals(label))
        .mapToDouble(Candidate::share)
        .findFirst()
        .orElse(0);
  }

  /// This view and another one mixed; `weight` is the other one's part.
  Ranking mixed(Ranking other, double weight) {
    Map<String, Double> shares = new LinkedHashMap<>();
    candidates.forEach(c -> shares.merge(c.label(), (1 - weight) * c.share(), Double::sum));
    other.candidates.forEach(c -> shares.merge(c.label(), weight * c.share(), Double::sum));
    return from(shares);
  }

  /// The same order with clearer differences; a temperature below one sharpens.
  Ranking sharpened(double temperature) {
    List<String> labels = candidates.stream().map(Candidate::label).toList();
    double[] shares = candidates.stream().mapToDouble(Candidate::share).toArray();
    return of(labels, Temperature.apply(shares, temperature));
  }

  Ranking scaled(double factor) {
    return new Ranking(
        candidates.stream().map(c -> new Candidate(c.label(), c.share() * factor)).toList());
  }

  static Ranking from(Map<String, Double> shares) {
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Ranking(
        shares.entrySet().stream()
            .map(entry -> new Candidate(entry.getKey(), entry.getValue() / sum))
            .toList());
  }
}

package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;

/// Lets the nearest known texts vote for their class, the nearer the louder.
final class Neighbours {

  private static final int COUNT = 15;
  private static final double LOUDNESS = 0.07;

  private final List<float[]> vectors;
  private final int[] classOf;
  private final int classes;

  Neighbours(List<float[]> vectors, int[] classOf, int classes) {
    this.vectors = List.copyOf(vectors);
    this.classOf = classOf.clone();
    this.classes = classes;
  }

  double[] shares(float[] vector) {
    double[] cosines = vectors.stream().mapToDouble(known -> Vectors.dot(known, vector)).toArray();
    double[] votes = new double[classes];
    int[] nearest = nearest(cosines);
    double best = cosines[nearest[0]];
    double sum = 0;
    for (int row : nearest) {
      double vote = Math.exp((cosines[row] - best) / LOUDNESS);
      votes[classOf[row]] += vote;
      sum += vote;
    }
    for (int c = 0; c < classes; c++) {
      votes[c] /= sum;
    }
    return votes;
  }

  double nearest(float[] vector) {
    return vectors.stream().mapToDouble(known -> Vectors.dot(known, vector)).max().orElse(-1);
  }

  List<float[]> vectors() {
    return vectors;
  }

  int[] classOf() {
    return classOf.clone();
  }

  private static int[] nearest(double[] cosines) {
    int count = Math.min(COUNT, cosines.length);
    List<Integer> best = new ArrayList<>();
    double floor = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < cosines.length; row++) {
      if (best.size() == count && cosines[row] <= floor) {
        continue;
      }
      insert(best, row, cosines);
      if (best.size() > count) {
        best.removeLast();
      }
      floor = cosines[best.getLast()];
    }
    return best.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void insert(List<Integer> best, int row, double[] cosines) {
    int at = best.size();
    while (at > 0 && cosines[best.get(at - 1)] < cosines[row]) {
      at--;
    }
    best.add(at, row);
  }
}

package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;

/// Examples with their vectors and class numbers, ready for the learners.
final class TrainingRows {

  private static final int HELD_BACK_EVERY = 5;

  private final List<String> labels;
  private final List<String> texts = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();

  private TrainingRows(List<String> labels) {
    this.labels = labels;
  }

  static TrainingRows of(List<Example> examples) {
    var rows = new TrainingRows(examples.stream().map(Example::label).distinct().sorted().toList());
    for (Example example : examples) {
      rows.add(example.text(), example.vector().values(), rows.labels.indexOf(example.label()));
    }
    return rows;
  }

  private void add(String text, float[] vector, int classNumber) {
    texts.add(text);
    vectors.add(vector);
    classes.add(classNumber);
  }

  /// Every fifth row of each class, or the others.
  TrainingRows part(boolean heldBack) {
    var part = new TrainingRows(labels);
    int[] seen = new int[labels.size()];
    for (int i = 0; i < texts.size(); i++) {
      if ((++seen[classes.get(i)] % HELD_BACK_EVERY == 0) == heldBack) {
        part.add(texts.get(i), vectors.get(i), classes.get(i));
      }
    }
    return part;
  }

  List<String> labels() {
    return labels;
  }

  List<String> texts() {
    return texts;
  }

  List<float[]> vectors() {
    return vectors;
  }

  int[] classOf() {
    return classes.stream().mapToInt(Integer::intValue).toArray();
  }
}

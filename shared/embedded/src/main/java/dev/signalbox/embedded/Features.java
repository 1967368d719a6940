package dev.signalbox.embedded;

/// The non-zero weights of one text, by feature number.
final class Features {

  private final int[] numbers;
  private final float[] weights;

  Features(int[] numbers, float[] weights) {
    this.numbers = numbers;
    this.weights = weights;
  }

  static Features dense(float[] vector) {
    int[] numbers = new int[vector.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    return new Features(numbers, vector);
  }

  int size() {
    return numbers.length;
  }

  int number(int at) {
    return numbers[at];
  }

  float weight(int at) {
    return weights[at];
  }

  double dot(float[] row) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += (double) weights[i] * row[numbers[i]];
    }
    return sum;
  }
}

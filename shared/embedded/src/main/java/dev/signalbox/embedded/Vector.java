package dev.signalbox.embedded;

/// A sentence vector that may be shared: nobody changes it after it was made.
final class Vector {

  private final float[] values;

  Vector(float[] values) {
    this.values = values;
  }

  float[] values() {
    return values;
  }
}

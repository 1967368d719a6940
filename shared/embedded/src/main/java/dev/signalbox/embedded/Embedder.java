package dev.signalbox.embedded;

/// Turns a text into a vector of length one; texts that mean the same lie close together.
public interface Embedder {

  /// Names model and version. Vectors of different embedders must never be compared.
  String id();

  int dimensions();

  /// The same text gives the same vector, whatever was embedded before.
  float[] embed(String text);
}

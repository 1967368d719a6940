package dev.signalbox.embedded;

/// A text whose right answer is known.
public record LabelledText(String text, String label) {

  public LabelledText {
    if (label.isBlank()) {
      throw new IllegalArgumentException("A labelled text needs a label.");
    }
  }
}

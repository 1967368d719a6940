package dev.signalbox.embedded;

/// A text with its vector and its right answer.
record Example(String text, Vector vector, String label) {}

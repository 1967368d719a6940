package dev.signalbox.core.sync;

import java.util.regex.Pattern;

/// One run of a connection.
public record RunId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{1,40}");

  public RunId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("A run id has 1 to 40 letters and digits.");
    }
  }

  /// Whether a text from outside can be an id at all.
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}

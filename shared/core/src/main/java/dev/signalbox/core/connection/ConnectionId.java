package dev.signalbox.core.connection;

import java.util.regex.Pattern;

/// One connection of a tenant; 3 to 40 lower-case letters, digits and hyphens.
public record ConnectionId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{2,39}");

  public ConnectionId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A connection id has 3 to 40 lower-case letters, digits and hyphens.");
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

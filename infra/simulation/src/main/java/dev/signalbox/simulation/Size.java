package dev.signalbox.simulation;

import java.time.Duration;

/// How much of a world there is.
///
/// @param shortest how long things go wrong, at least
/// @param longest how long they go wrong, at most
/// @param databases of the PSA, at most, each with a connection of its own
/// @param tickets that a database begins with
/// @param deeds the time between two things that people do in a database, on average
public record Size(
    Duration shortest,
    Duration longest,
    int databases,
    int tickets,
    int companies,
    Duration deeds) {

  /// Small enough for two hundred seeds in each build.
  public static Size quick() {
    return new Size(Duration.ofMinutes(90), Duration.ofHours(4), 3, 30, 4, Duration.ofMinutes(3));
  }

  /// A day and more of a larger deployment.
  public static Size whole() {
    return new Size(Duration.ofHours(24), Duration.ofHours(48), 5, 80, 8, Duration.ofMinutes(2));
  }
}

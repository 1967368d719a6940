package dev.signalbox.autotask;

import java.time.Duration;
import java.util.Optional;

/// How often a call is tried, and how long the pauses between are.
///
/// @param tries in all
/// @param first the pause after the first try; each further one is twice as long
/// @param jitter by how much of itself a pause varies, 0 to 1
/// @param longestAsked the longest wait that Autotask may ask for and get
record RetryPolicy(int tries, Duration first, double jitter, Duration longestAsked) {

  static final RetryPolicy STANDARD =
      new RetryPolicy(4, Duration.ofSeconds(1), 0.25, Duration.ofSeconds(120));

  /// The pause before the next try, or none when this was the last.
  ///
  /// @param made how many tries were made
  /// @param chance a random number from 0 to 1
  Optional<Duration> next(Failure failure, boolean repeatable, int made, double chance) {
    if (made >= tries || !allows(failure.again(), repeatable, made)) {
      return Optional.empty();
    }
    Duration asked = failure.asked();
    if (asked != null) {
      // Never sooner, and not all at the same moment.
      return Optional.of(asked)
          .filter(wait -> wait.compareTo(longestAsked) <= 0)
          .map(wait -> wait.plus(Duration.ofMillis((long) (wait.toMillis() * jitter * chance))));
    }
    double factor = 1 + jitter * (2 * chance - 1);
    return Optional.of(Duration.ofMillis((long) (first.toMillis() * (1L << (made - 1)) * factor)));
  }

  private static boolean allows(Failure.Again again, boolean repeatable, int made) {
    return switch (again) {
      case NEVER -> false;
      case ONCE_IF_REPEATABLE -> repeatable && made == 1;
      case IF_REPEATABLE -> repeatable;
      case NOTHING_HAPPENED -> true;
    };
  }
}

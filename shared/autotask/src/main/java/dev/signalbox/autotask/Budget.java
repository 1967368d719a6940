package dev.signalbox.autotask;

import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How much time a call may take.
///
/// @param connect until the connection stands
/// @param exchange for one request and its answer
/// @param all for everything one question takes, with waiting and trying again
/// @param patience the longest single wait before it is better to come back later
record Budget(Duration connect, Duration exchange, Duration all, Duration patience) {

  /// Somebody waits at a screen, and the gateway gives up after 10 seconds.
  static final Budget AT_A_SCREEN = seconds(5, 9, 9, 3);

  /// Autotask's first connection can take 11 seconds, an answer up to a minute.
  static final Budget IN_A_QUEUE = seconds(15, 60, 150, 20);

  static final Budget UPKEEP = seconds(15, 60, 300, 120);

  static Budget of(Purpose purpose) {
    return switch (purpose) {
      case INTERACTIVE, METER -> AT_A_SCREEN;
      case REFRESH, RUN, RECONCILE -> IN_A_QUEUE;
      case UPKEEP -> UPKEEP;
    };
  }

  private static Budget seconds(int connect, int exchange, int all, int patience) {
    return new Budget(
        Duration.ofSeconds(connect),
        Duration.ofSeconds(exchange),
        Duration.ofSeconds(all),
        Duration.ofSeconds(patience));
  }

  Deadline start(InstantSource clock) {
    return new Deadline(clock, clock.instant().plus(all));
  }

  /// The end of one budget.
  record Deadline(InstantSource clock, Instant end) {

    Duration remaining() {
      Duration left = Duration.between(clock.instant(), end);
      return left.isNegative() ? Duration.ZERO : left;
    }

    /// This deadline or an earlier one.
    Deadline within(Duration most) {
      return before(clock.instant().plus(most));
    }

    Deadline before(Instant earlier) {
      return earlier.isBefore(end) ? new Deadline(clock, earlier) : this;
    }
  }
}

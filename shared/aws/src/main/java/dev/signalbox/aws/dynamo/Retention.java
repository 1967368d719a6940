package dev.signalbox.aws.dynamo;

import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a closed signal is kept, with its notes, time entries and verdicts, from when we saw
/// that it is closed. DynamoDB removes their items some days after that.
///
/// @param closed at least a day
public record Retention(Duration closed) {

  static final String EXPIRES_AT = "expiresAt"; // N, seconds; absent while it is not closed

  static final Expression EXPIRES = Expression.of("attribute_exists(#" + EXPIRES_AT + ")");
  static final Expression STAYS = Expression.of("attribute_not_exists(#" + EXPIRES_AT + ")");

  public Retention {
    if (closed.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("Closed signals have to be kept for at least a day.");
    }
  }

  /// @param days as the deployment's parameter has it
  /// @throws IllegalArgumentException when it is not a number of days
  public static Retention ofDays(String days) {
    if (!days.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(
          "RETENTION_DAYS has to be a number of days, such as 365, not \"" + days + "\".");
    }
    return new Retention(Duration.ofDays(Long.parseLong(days)));
  }

  /// When a signal expires that is written now; null when it does not.
  @Nullable Long expiresAt(Signal signal) {
    return isOver(signal) ? (Long) signal.readAt().plus(closed).getEpochSecond() : null;
  }

  /// Holds for a stored signal that expires if and only if this one shall.
  static Expression same(Signal signal) {
    return isOver(signal) ? EXPIRES : STAYS;
  }

  /// Whether a stored signal begins or ceases to expire.
  static boolean turns(Item held, Signal signal) {
    return isOver(signal) == (held.findNumber(EXPIRES_AT) == null);
  }

  /// Whether both expire, or neither.
  static boolean isAlike(@Nullable Long expiresAt, @Nullable Long other) {
    return (expiresAt == null) == (other == null);
  }

  private static boolean isOver(Signal signal) {
    return signal.status() == SignalStatus.CLOSED;
  }
}

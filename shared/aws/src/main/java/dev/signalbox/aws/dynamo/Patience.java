package dev.signalbox.aws.dynamo;

import dev.signalbox.core.Pause;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Tries again what lost a race against somebody else's transaction; the SDK does not.
final class Patience {

  /// Together about three seconds.
  private static final int MOST_TRIES = 9;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(6);

  private final Pause pause;

  Patience(Pause pause) {
    this.pause = pause;
  }

  <T> T until(Supplier<T> request) {
    for (int tried = 1; ; tried++) {
      try {
        return request.get();
      } catch (TransactionConflictException e) {
        if (tried == MOST_TRIES) {
          throw e;
        }
        rest(tried);
      }
    }
  }

  /// Whether another try makes sense after so many; waits before it says yes.
  boolean again(int tried) {
    if (tried >= MOST_TRIES) {
      return false;
    }
    rest(tried);
    return true;
  }

  private void rest(int tried) {
    pause.pause(FIRST_PAUSE.multipliedBy(1L << (tried - 1)));
  }
}

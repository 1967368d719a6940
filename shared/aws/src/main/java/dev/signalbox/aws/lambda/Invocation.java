package dev.signalbox.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.LongSupplier;

/// One call of a function: its id in Lambda's log, and how long it may still run.
public record Invocation(String id, LongSupplier remainingMillis) {

  public static Invocation of(Context context) {
    return new Invocation(context.getAwsRequestId(), context::getRemainingTimeInMillis);
  }

  /// What is left before Lambda ends this call; it shrinks while the call runs.
  public Duration remaining() {
    return Duration.ofMillis(remainingMillis.getAsLong());
  }
}

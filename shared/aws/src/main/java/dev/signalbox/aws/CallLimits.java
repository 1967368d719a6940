package dev.signalbox.aws;

import java.time.Duration;

/// How long calls to AWS may take. A function that still waits for one when its own time is up is
/// cut off: it answers nobody and leaves no word of why. So these are chosen by the time that a
/// function has, and by what else it does in that time.
///
/// @param attempt until one attempt counts as failed
/// @param call for all attempts of a call, with the waits between them
public record CallLimits(Duration attempt, Duration call) {

  /// For a delivery, which is answered within 10 s after at most four calls, one after the other:
  /// the deployment key, the route, the secret and the message.
  public static final CallLimits DELIVERY = millis(2_000, 2_200);

  /// For a request at a screen, which has 29 s, 12 of them for a PSA.
  public static final CallLimits SCREEN = millis(4_000, 5_000);

  /// For a worker, which has 60 s and keeps the last 5 for storing what it has read.
  public static final CallLimits WORKER = millis(4_000, 4_500);

  public CallLimits {
    if (!attempt.isPositive() || attempt.compareTo(call) > 0) {
      throw new IllegalArgumentException("An attempt takes some time, and no more than its call.");
    }
  }

  private static CallLimits millis(int attempt, int call) {
    return new CallLimits(Duration.ofMillis(attempt), Duration.ofMillis(call));
  }
}

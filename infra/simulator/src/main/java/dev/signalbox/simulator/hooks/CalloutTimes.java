package dev.signalbox.simulator.hooks;

import java.time.Duration;

/// The PSA's patience with a receiver (Autotask developer help, Webhooks, error handling), in
/// simulated time: `scale` says how much real time one simulated second takes, so that a test sees
/// five attempts in a moment. The time limit of a call is real time, since receivers are no faster
/// in a test.
///
/// @param timeout how long a receiver may take, in real time
/// @param retryEvery the pause between attempts
/// @param attempts how often one event is tried in all
/// @param failuresToMail consecutive failed events after which the hook's owner gets a mail
/// @param failuresToDeactivate consecutive failed events after which a hook is switched off
/// @param calloutsPerHour the cap per entity in a rolling hour; what exceeds it waits
/// @param scale real seconds per simulated second
public record CalloutTimes(
    Duration timeout,
    Duration retryEvery,
    int attempts,
    int failuresToMail,
    int failuresToDeactivate,
    int calloutsPerHour,
    double scale) {

  public CalloutTimes {
    if (attempts < 1 || failuresToDeactivate < 1 || calloutsPerHour < 1 || !(scale > 0)) {
      throw new IllegalArgumentException("Attempts, failures, cap and scale must be above zero.");
    }
  }

  /// What the vendor documents.
  public static CalloutTimes vendor() {
    return new CalloutTimes(Duration.ofSeconds(10), Duration.ofSeconds(30), 5, 5, 25, 1500, 1);
  }

  /// The same rules with a clock that runs faster (scale below 1).
  public CalloutTimes withScale(double newScale) {
    return new CalloutTimes(
        timeout,
        retryEvery,
        attempts,
        failuresToMail,
        failuresToDeactivate,
        calloutsPerHour,
        newScale);
  }

  public CalloutTimes withTimeout(Duration limit) {
    return new CalloutTimes(
        limit, retryEvery, attempts, failuresToMail, failuresToDeactivate, calloutsPerHour, scale);
  }

  public CalloutTimes withCalloutsPerHour(int cap) {
    return new CalloutTimes(
        timeout, retryEvery, attempts, failuresToMail, failuresToDeactivate, cap, scale);
  }

  /// The real time that a simulated span takes; never nothing, since a wait of zero is no wait.
  Duration real(Duration simulated) {
    return Duration.ofNanos(Math.max(1_000_000, Math.round(simulated.toNanos() * scale)));
  }
}

package dev.signalbox.simulator.autotask.account;

/// What happens at the limits, where public sources leave it open (Autotask developer help, REST
/// thresholds and limits; General, thread limiting).
///
/// @param threadExcessStatus status when a fourth call arrives at one endpoint: 429 or 500
/// @param volumeExcessStatus status when the hour's requests are used up: 429 or 500
/// @param retryAfterSeconds value of `Retry-After` on a 429, 0 for none
/// @param usageDelays requests wait when the hour's use passes half and three quarters
/// @param attachmentMegabytes the largest attachment: 7 or 6
public record LimitSwitches(
    int threadExcessStatus,
    int volumeExcessStatus,
    int retryAfterSeconds,
    boolean usageDelays,
    int attachmentMegabytes) {

  /// The likelier answer of each.
  public static LimitSwitches likely() {
    return new LimitSwitches(500, 429, 0, false, 7);
  }

  /// The other answer of each, without delays: what a client is run against as well.
  public static LimitSwitches unlikely() {
    return new LimitSwitches(429, 500, 0, false, 6);
  }
}

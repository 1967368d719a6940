package dev.signalbox.core.psa;

import java.time.Instant;

/// What a PSA said about the calls that all integrations of an account made within its hour.
///
/// @param used by all of them
/// @param most that it allows
/// @param ours how many of them we had counted as ours
/// @param at when it said so
public record CallCount(int used, int most, int ours, Instant at) {

  public CallCount {
    if (used < 0 || most <= 0 || ours < 0) {
      throw new IllegalArgumentException("No PSA counts " + used + " calls of " + most + ".");
    }
  }

  /// How many were made by the tenant's other integrations.
  public int byOthers() {
    return Math.max(0, used - ours);
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.Randomness;
import dev.signalbox.core.psa.PsaFault;
import java.time.Duration;

/// When work that a PSA could not do comes back: never before the PSA asked, later each time, and
/// no two in step, whoever they are for.
final class Comeback {

  private static final Duration AT_LEAST_APART = Duration.ofSeconds(1);

  private final Duration first;
  private final Duration longest;
  private final Randomness randomness;

  /// @param first the wait after the first attempt; each further one is twice as long
  /// @param longest of those; what the PSA asks for may be longer
  Comeback(Duration first, Duration longest, Randomness randomness) {
    this.first = first;
    this.longest = longest;
    this.randomness = randomness;
  }

  Duration after(PsaFault fault, int attempt) {
    Duration wait = fault.retryAfter().orElseGet(() -> doubled(attempt));
    long spread = wait.dividedBy(4).plus(AT_LEAST_APART).toMillis();
    return wait.plusMillis((long) (spread * chance()));
  }

  private Duration doubled(int attempt) {
    Duration doubled = first.multipliedBy(1L << Math.clamp(attempt - 1, 0, 10));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  private double chance() {
    byte[] two = randomness.bytes(2);
    return ((two[0] & 0xFF) << 8 | (two[1] & 0xFF)) / 65_535.0;
  }
}

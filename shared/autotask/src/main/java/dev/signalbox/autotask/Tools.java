package dev.signalbox.autotask;

import dev.signalbox.core.Pause;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.psa.Limiter;
import java.time.InstantSource;

/// What every account shares and a test replaces.
record Tools(
    Limiter limiter, InstantSource clock, Pause pause, Randomness randomness, RetryPolicy retry) {

  /// A random number from 0 to 1.
  double chance() {
    byte[] two = randomness.bytes(2);
    return ((two[0] & 0xFF) << 8 | (two[1] & 0xFF)) / 65_535.0;
  }
}

package dev.signalbox.autotask;

import dev.signalbox.core.Pause;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.psa.Limiter;
import java.time.Duration;
import java.time.InstantSource;

/// What every account shares and a test replaces.
record Tools(
    Limiter limiter,
    InstantSource clock,
    Pause pause,
    Randomness randomness,
    RetryPolicy retry,
    HookMemory hookMemory) {

  /// This wait or somewhat more, so that those who wait for the same do not come back together.
  Duration noSooner(Duration wait) {
    return wait.plus(Duration.ofMillis((long) (wait.toMillis() * retry.jitter() * chance())));
  }

  /// A random number from 0 to 1.
  double chance() {
    byte[] two = randomness.bytes(2);
    return ((two[0] & 0xFF) << 8 | (two[1] & 0xFF)) / 65_535.0;
  }
}

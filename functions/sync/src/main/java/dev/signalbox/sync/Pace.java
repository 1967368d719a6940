package dev.signalbox.sync;

import java.time.Duration;

/// Whether a worker waits for the PSA or for the store. Every page that is under way when a worker
/// is killed has to be read again, so more than one of a kind is only risked where it saves time:
/// where the PSA is the slower one. A worker finds that out with its first steps, so one that
/// follows a killed one begins with care.
final class Pace {

  private static final int STEPS_TO_KNOW = 3;

  /// A store that is nearly as slow as the PSA would soon be what is waited for.
  private static final int CLEARLY = 2;

  private int steps;
  private Duration reading = Duration.ZERO;
  private Duration storing = Duration.ZERO;
  private boolean swift;

  /// @param reading what the pages of a step took to come
  /// @param storing what they took to be stored
  void note(Duration reading, Duration storing) {
    steps++;
    this.reading = this.reading.plus(reading);
    this.storing = this.storing.plus(storing);
    // Once pages are read ahead, how long they take to come can no longer be seen.
    swift |=
        steps >= STEPS_TO_KNOW && this.reading.compareTo(this.storing.multipliedBy(CLEARLY)) > 0;
  }

  /// Whether to read both ranges of an entity side by side, and ahead.
  boolean isSwift() {
    return swift;
  }
}

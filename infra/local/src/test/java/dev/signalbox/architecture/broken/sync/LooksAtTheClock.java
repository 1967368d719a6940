package dev.signalbox.architecture.broken.sync;

import java.time.Instant;
import java.time.InstantSource;

final class LooksAtTheClock {

  /// A reference counts as much as a call.
  InstantSource clock() {
    return Instant::now;
  }
}

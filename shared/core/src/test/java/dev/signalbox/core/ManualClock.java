package dev.signalbox.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is told otherwise.
public final class ManualClock implements InstantSource {

  private final AtomicReference<Instant> now;

  public ManualClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Lets time pass and tells what time it is then.
  public Instant pass(Duration duration) {
    return now.updateAndGet(before -> before.plus(duration));
  }

  public void set(Instant instant) {
    now.set(instant);
  }
}

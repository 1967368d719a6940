package dev.signalbox.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that runs with another one and can be moved, or stands still until it is moved.
public final class SimulatedClock implements InstantSource {

  private final InstantSource base;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  private SimulatedClock(InstantSource base) {
    this.base = base;
  }

  public static SimulatedClock running(InstantSource base) {
    return new SimulatedClock(base);
  }

  public static SimulatedClock standingAt(Instant time) {
    return new SimulatedClock(InstantSource.fixed(time));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }

  public void advance(Duration by) {
    offset.updateAndGet(old -> old.plus(by));
  }

  public void set(Instant time) {
    offset.set(Duration.between(base.instant(), time));
  }
}

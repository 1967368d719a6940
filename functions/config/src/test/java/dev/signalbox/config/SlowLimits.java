package dev.signalbox.config;

import dev.signalbox.core.psa.NoLimits;
import java.time.Duration;
import java.util.function.Supplier;

/// Grants each call unless it was told to make callers wait.
final class SlowLimits extends NoLimits {

  private final Supplier<Duration> delay;

  /// @param delay zero for not at all
  SlowLimits(Supplier<Duration> delay) {
    this.delay = delay;
  }

  @Override
  public Answer ask(Caller caller, String endpoint) {
    Duration now = delay.get();
    return now.isZero() ? super.ask(caller, endpoint) : new Answer.Wait(now);
  }
}

package dev.signalbox.config;

import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.util.function.Supplier;

/// Grants each call unless it was told to make callers wait.
///
/// @param delay zero for not at all
record SlowLimits(Supplier<Duration> delay) implements Limiter {

  @Override
  public Limiter.Answer ask(String account, String endpoint, Purpose purpose) {
    Duration now = delay.get();
    return now.isZero() ? new Limiter.Answer.Granted(() -> {}) : new Limiter.Answer.Wait(now);
  }

  @Override
  public void backOff(String account, Duration duration) {}
}

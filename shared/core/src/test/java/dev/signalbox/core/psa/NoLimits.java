package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Grants every call at once.
public class NoLimits implements Limiter {

  @Override
  public Answer ask(Caller caller, String endpoint) {
    return new Answer.Granted(() -> {});
  }

  @Override
  public void backOff(String account, Duration duration) {}

  @Override
  public void counted(String account, int used, int most) {}

  @Override
  public void refused(Caller caller) {}

  @Override
  public void accepted(Caller caller) {}

  @Override
  public void putOff(Caller caller, Duration duration) {}

  @Override
  public AccountUse use(String account) {
    return new AccountUse(
        new CallBudget(CallBudget.MOST_CALLS, RollingHour.EMPTY, null),
        Instant.EPOCH,
        Instant.EPOCH,
        Map.of(),
        Map.of(),
        2);
  }
}

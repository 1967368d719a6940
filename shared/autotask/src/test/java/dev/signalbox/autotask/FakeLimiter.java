package dev.signalbox.autotask;

import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Grants everything unless told to make the next callers wait.
final class FakeLimiter implements Limiter {

  final List<String> asked = new ArrayList<>();
  final List<Duration> backOffs = new ArrayList<>();
  final Deque<Duration> waits = new ArrayDeque<>();
  int open;
  int mostOpen;

  @Override
  public Answer ask(String account, String endpoint, Purpose purpose) {
    asked.add(account + " " + endpoint + " " + purpose);
    if (!waits.isEmpty()) {
      return new Answer.Wait(waits.removeFirst());
    }
    open++;
    mostOpen = Math.max(mostOpen, open);
    return new Answer.Granted(() -> open--);
  }

  @Override
  public void backOff(String account, Duration duration) {
    backOffs.add(duration);
  }
}

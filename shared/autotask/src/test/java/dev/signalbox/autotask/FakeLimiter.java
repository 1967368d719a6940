package dev.signalbox.autotask;

import dev.signalbox.core.psa.NoLimits;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grants everything unless told to make the next callers wait.
final class FakeLimiter extends NoLimits {

  final List<String> asked = new ArrayList<>();
  final List<Duration> backOffs = new ArrayList<>();
  final Deque<Duration> waits = new ArrayDeque<>();
  final List<String> told = new ArrayList<>();
  boolean countDue;
  boolean onTrial;
  @Nullable Instant refusedAt;
  int open;
  int mostOpen;

  @Override
  public Answer ask(Caller caller, String endpoint) {
    asked.add(caller.account() + " " + endpoint + " " + caller.purpose());
    if (caller.purpose() != Purpose.INTERACTIVE && countDue) {
      countDue = false;
      return new Answer.Count();
    }
    if (refusedAt != null) {
      return new Answer.Refused(refusedAt, refusedAt.plus(TRIALS_PER));
    }
    if (!waits.isEmpty()) {
      return new Answer.Wait(waits.removeFirst());
    }
    open++;
    mostOpen = Math.max(mostOpen, open);
    return new Answer.Granted(() -> open--, onTrial);
  }

  @Override
  public void backOff(String account, Duration duration) {
    backOffs.add(duration);
  }

  @Override
  public void counted(String account, int used, int most) {
    told.add("counted " + used + " of " + most);
  }

  @Override
  public void refused(Caller caller) {
    told.add("refused " + caller.purpose());
  }

  @Override
  public void accepted(Caller caller) {
    told.add("accepted " + caller.purpose());
  }

  @Override
  public void putOff(Caller caller, Duration duration) {
    told.add("put off " + caller.purpose() + " " + duration);
  }
}

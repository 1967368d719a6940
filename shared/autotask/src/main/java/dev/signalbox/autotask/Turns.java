package dev.signalbox.autotask;

import dev.signalbox.autotask.Budget.Deadline;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Limiter.Answer;
import dev.signalbox.core.psa.Limiter.Caller;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/// Waits for a call's turn at an account, as long as its purpose bears it.
final class Turns {

  static final String COUNT = "ThresholdInformation";

  private final Caller caller;
  private final Tools tools;

  Turns(Account account, Purpose purpose, Tools tools) {
    this.caller = new Caller(account.limits(), account.credentials().mark(), purpose);
    this.tools = tools;
  }

  /// The turn, or a fault that says when to come back.
  ///
  /// @param count asks Autotask how many calls it has counted
  Answer.Granted take(String endpoint, Deadline deadline, Consumer<Deadline> count) {
    Duration waited = Duration.ZERO;
    while (true) {
      switch (tools.limiter().ask(caller, endpoint)) {
        case Answer.Granted granted -> {
          return granted;
        }
        case Answer.Count() -> count.accept(deadline);
        case Answer.Refused(Instant at, Instant again) -> throw refusedBefore(at, again);
        case Answer.Wait(Duration wait) -> {
          Duration pause = tools.noSooner(wait);
          waited = waited.plus(pause);
          if (!bears(waited) || pause.compareTo(deadline.remaining()) >= 0) {
            throw putOff(wait);
          }
          tools.pause().pause(pause);
        }
      }
    }
  }

  /// Whether it is better to wait so long than to come back later.
  boolean bears(Duration wait) {
    return wait.compareTo(Budget.of(caller.purpose()).patience()) <= 0;
  }

  /// Asks Autotask for its count if that is due.
  void countIfDue(Runnable count) {
    Caller meter = new Caller(caller.account(), caller.login(), Purpose.METER);
    if (tools.limiter().ask(meter, COUNT) instanceof Answer.Count) {
      count.run();
    }
  }

  /// Tells what a failed try means for everybody who calls this account.
  void failed(Failure failure, boolean last) {
    Limiter limiter = tools.limiter();
    PsaFault fault = failure.fault();
    if (fault.kind() == PsaFault.Kind.UNAUTHORIZED) {
      limiter.refused(caller);
    } else if (failure.asked() != null) {
      limiter.backOff(caller.account(), failure.asked());
    } else if (last && fault.kind() == PsaFault.Kind.RATE_LIMITED) {
      fault.retryAfter().ifPresent(wait -> limiter.backOff(caller.account(), wait));
    }
    if (last) {
      fault.retryAfter().ifPresent(this::notePutOff);
    }
  }

  void accepted() {
    tools.limiter().accepted(caller);
  }

  private PsaFault putOff(Duration wait) {
    notePutOff(wait);
    return PsaFault.rateLimited(
        "This Autotask account's share of calls is used up for now. Work goes on by itself in "
            + Math.max(1, wait.toSeconds())
            + " s.",
        wait,
        List.of());
  }

  /// Somebody at a screen is told to come back; everything else comes back by itself.
  private void notePutOff(Duration wait) {
    if (!caller.purpose().isInteractive()) {
      tools.limiter().putOff(caller, wait);
    }
  }

  private static PsaFault refusedBefore(Instant at, Instant again) {
    return PsaFault.of(
        PsaFault.Kind.UNAUTHORIZED,
        "Autotask refused these credentials at "
            + at.truncatedTo(ChronoUnit.SECONDS)
            + ". So that it does not lock the API user, they are not tried again"
            + (again.isAfter(at) ? " before " + again.truncatedTo(ChronoUnit.SECONDS) : "")
            + ". Check the user under "
            + Menu.API_USERS
            + "; changed credentials are tried at once.",
        List.of());
  }
}

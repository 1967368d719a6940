package dev.signalbox.core.psa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Limiter.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every limiter does.
public abstract class LimiterContract {

  /// A limiter as another function would have it: it shares nothing but the store with others.
  protected abstract Limiter open(InstantSource clock, int mostCalls);

  private static final int MOST = 60;

  private final ManualClock clock = new ManualClock(Samples.NOON);
  private final String account = "account-" + Samples.newTenant();

  @Test
  @Tag("P20")
  void twoCallsAtOnceAreAllowedAtAnEndpoint() {
    Limiter one = open(clock, MOST);
    Limiter other = open(clock, MOST);
    Limiter.Permit first = granted(one, "Tickets", Purpose.RUN);
    granted(other, "Tickets", Purpose.REFRESH);
    assertThat(one.ask(account, "Tickets", Purpose.INTERACTIVE)).isInstanceOf(Answer.Wait.class);
    granted(one, "Companies", Purpose.RUN);
    first.close();
    first.close();
    granted(other, "Tickets", Purpose.RUN);
    assertThat(one.ask(account, "Tickets", Purpose.RUN)).isInstanceOf(Answer.Wait.class);
  }

  @Test
  @Tag("P20")
  void askersAtTheSameTimeGetTwoPlaces() {
    List<Answer> answers =
        Race.run(12, _ -> open(clock, MOST).ask(account, "Tickets", Purpose.RUN));
    assertThat(answers.stream().filter(Answer.Granted.class::isInstance).count()).isBetween(1L, 2L);
  }

  @Test
  void placeOfAWorkerThatDiedIsFreeAfterAWhile() {
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    clock.pass(Duration.ofSeconds(91));
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
  }

  @Test
  void accountsAreCountedApart() {
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    assertThat(open(clock, MOST).ask("other-" + account, "Tickets", Purpose.RUN))
        .isInstanceOf(Answer.Granted.class);
  }

  @Test
  void allLeaveAnAccountAloneThatAskedForIt() {
    Limiter one = open(clock, MOST);
    one.backOff(account, Duration.ofSeconds(30));
    one.backOff(account, Duration.ofSeconds(10));
    assertThat(open(clock, MOST).ask(account, "Tickets", Purpose.INTERACTIVE))
        .isEqualTo(new Answer.Wait(Duration.ofSeconds(30)));
    clock.pass(Duration.ofSeconds(30));
    granted(open(clock, MOST), "Tickets", Purpose.INTERACTIVE);
  }

  @Test
  @Tag("P20")
  void neverMoreCallsThanAllowedInAnyHour() {
    Limiter limiter = open(clock, MOST);
    List<Instant> calls = new ArrayList<>();
    for (int step = 0; step < 130; step++) {
      for (int i = 0; i < 3; i++) {
        if (call(limiter, Purpose.INTERACTIVE)) {
          calls.add(clock.instant());
        }
      }
      clock.pass(Duration.ofSeconds(35));
    }
    assertThat(calls).hasSizeGreaterThan(MOST);
    for (int from = 0; from + MOST < calls.size(); from++) {
      Duration taken = Duration.between(calls.get(from), calls.get(from + MOST));
      assertThat(taken).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }
  }

  @Test
  void runsLeaveSomethingForRefreshesAndThoseForPeople() {
    Limiter limiter = open(clock, MOST);
    for (Purpose purpose : List.of(Purpose.RUN, Purpose.REFRESH, Purpose.INTERACTIVE)) {
      assertThat(callsUntilRefused(limiter, purpose)).isPositive();
      assertThat(limiter.ask(account, "Tickets", purpose))
          .isInstanceOfSatisfying(
              Answer.Wait.class,
              wait -> assertThat(wait.duration()).isGreaterThan(Duration.ofMinutes(50)));
    }
  }

  private int callsUntilRefused(Limiter limiter, Purpose purpose) {
    int calls = 0;
    while (call(limiter, purpose)) {
      calls++;
    }
    return calls;
  }

  private boolean call(Limiter limiter, Purpose purpose) {
    if (limiter.ask(account, "Tickets", purpose) instanceof Answer.Granted granted) {
      granted.permit().close();
      return true;
    }
    return false;
  }

  private Limiter.Permit granted(Limiter limiter, String endpoint, Purpose purpose) {
    Answer answer = limiter.ask(account, endpoint, purpose);
    assertThat(answer).isInstanceOf(Answer.Granted.class);
    return ((Answer.Granted) answer).permit();
  }
}

package dev.signalbox.core.psa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Limiter.Answer;
import dev.signalbox.core.psa.Limiter.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every limiter does.
public abstract class LimiterContract {

  /// A limiter as another function would have it: it shares nothing but the store with others.
  protected abstract Limiter open(InstantSource clock, int mostCalls);

  private static final int MOST = 60;
  private static final String LOGIN = "a1b2";

  private final ManualClock clock = new ManualClock(Samples.NOON);
  private final String account = "account-" + Samples.newTenant();

  @Test
  @Tag("P20")
  void twoCallsAtOnceAreAllowedAtAnEndpoint() {
    Limiter one = open(clock, MOST);
    Limiter other = open(clock, MOST);
    Limiter.Permit first = granted(one, "Tickets", Purpose.RUN);
    granted(other, "Tickets", Purpose.REFRESH);
    assertThat(one.ask(caller(Purpose.INTERACTIVE), "Tickets")).isInstanceOf(Answer.Wait.class);
    granted(one, "Companies", Purpose.RUN);
    first.close();
    first.close();
    granted(other, "Tickets", Purpose.RUN);
    assertThat(one.ask(caller(Purpose.RUN), "Tickets")).isInstanceOf(Answer.Wait.class);
  }

  @Test
  @Tag("P20")
  void askersAtTheSameTimeGetTwoPlaces() {
    List<Answer> answers =
        Race.run(12, _ -> open(clock, MOST).ask(caller(Purpose.INTERACTIVE), "Tickets"));
    assertThat(answers.stream().filter(Answer.Granted.class::isInstance).count()).isBetween(1L, 2L);
  }

  /// The PSA goes on with a call whose worker was killed, or gave it up.
  @Test
  @Tag("P20")
  void placeThatNobodyGivesBackIsTakenUntilThePsaIsDoneAndFreeThen() {
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    clock.pass(Limiter.LEASE.minusSeconds(1));
    assertThat(asked(open(clock, MOST), Purpose.RUN)).isInstanceOf(Answer.Wait.class);
    clock.pass(Duration.ofSeconds(1));
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
  }

  @Test
  void accountsAreCountedApart() {
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
    assertThat(
            open(clock, MOST)
                .ask(new Caller("other-" + account, LOGIN, Purpose.INTERACTIVE), "Tickets"))
        .isInstanceOf(Answer.Granted.class);
  }

  @Test
  void allLeaveAnAccountAloneThatAskedForIt() {
    Limiter one = open(clock, MOST);
    one.backOff(account, Duration.ofSeconds(30));
    one.backOff(account, Duration.ofSeconds(10));
    assertThat(open(clock, MOST).ask(caller(Purpose.INTERACTIVE), "Tickets"))
        .isEqualTo(new Answer.Wait(Duration.ofSeconds(30)));
    clock.pass(Duration.ofSeconds(30));
    granted(open(clock, MOST), "Tickets", Purpose.INTERACTIVE);
  }

  /// The PSA sees a call up to some seconds after it was allowed.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20})
  @Tag("P20")
  void neverMoreCallsThanAllowedInAnyHour(int secondsOnTheWay) {
    Limiter limiter = open(clock, MOST);
    List<Instant> calls = new ArrayList<>();
    for (int step = 0; step < 130; step++) {
      // Whoever is refused is so again at the same moment.
      for (int i = 0; i < 3 && call(limiter, Purpose.INTERACTIVE); i++) {
        boolean slow = calls.size() < MOST;
        calls.add(clock.instant().plusSeconds(slow ? secondsOnTheWay : 0));
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
      assertThat(asked(limiter, purpose))
          .isInstanceOfSatisfying(
              Answer.Wait.class,
              wait -> assertThat(wait.duration()).isGreaterThan(Duration.ofMinutes(50)));
    }
  }

  @Test
  void thePsaIsAskedForItsCountOnceInNinetySecondsByAllTogether() {
    List<Answer> answers =
        Race.run(8, _ -> open(clock, MOST).ask(caller(Purpose.REFRESH), "Tickets"));
    assertThat(answers.stream().filter(Answer.Count.class::isInstance)).hasSize(1);
    clock.pass(Duration.ofSeconds(89));
    assertThat(open(clock, MOST).ask(caller(Purpose.RUN), "Tickets"))
        .isNotInstanceOf(Answer.Count.class);
    assertThat(open(clock, MOST).ask(caller(Purpose.METER), "ThresholdInformation"))
        .isEqualTo(new Answer.Wait(Duration.ofSeconds(1)));
    clock.pass(Duration.ofSeconds(1));
    assertThat(open(clock, MOST).ask(caller(Purpose.INTERACTIVE), "Tickets"))
        .isInstanceOf(Answer.Granted.class);
    assertThat(open(clock, MOST).ask(caller(Purpose.METER), "ThresholdInformation"))
        .isEqualTo(new Answer.Count());
  }

  @Test
  @Tag("P20")
  void askingForTheCountIsOneOfTheCallsThatWeMayMake() {
    Limiter limiter = open(clock, MOST);
    int _ = callsUntilRefused(limiter, Purpose.INTERACTIVE);

    Answer run = limiter.ask(caller(Purpose.RUN), "Tickets");
    Answer meter = limiter.ask(caller(Purpose.METER), "ThresholdInformation");

    assertThat(run).isInstanceOf(Answer.Wait.class);
    assertThat(meter)
        .isInstanceOfSatisfying(
            Answer.Wait.class,
            wait -> assertThat(wait.duration()).isGreaterThan(Duration.ofMinutes(50)));
    assertThat(limiter.use(account).budget().hour().used(clock.instant())).isEqualTo(MOST);
  }

  @Test
  void thePsaIsAskedForItsCountWhileOthersLeaveUsNothing() {
    Limiter limiter = open(clock, MOST);
    assertThat(limiter.ask(caller(Purpose.RUN), "Tickets")).isEqualTo(new Answer.Count());
    limiter.counted(account, 120, 120);
    assertThat(asked(limiter, Purpose.RUN)).isInstanceOf(Answer.Wait.class);

    clock.pass(CallBudget.COUNTED_EVERY);

    assertThat(limiter.ask(caller(Purpose.RUN), "Tickets")).isEqualTo(new Answer.Count());
  }

  @Test
  void ourBudgetShrinksAsOthersUseTheAccount() {
    Limiter limiter = open(clock, MOST);
    limiter.counted(account, 60, 120);
    int alone = open(clock, MOST).use(account).budget().limit(Purpose.RUN, clock.instant());
    limiter.counted(account, 80, 120);
    int squeezed = open(clock, MOST).use(account).budget().limit(Purpose.RUN, clock.instant());
    limiter.counted(account, 115, 120);

    assertThat(alone).isEqualTo(30);
    assertThat(squeezed).isEqualTo(10);
    for (Purpose purpose : List.of(Purpose.RUN, Purpose.REFRESH, Purpose.INTERACTIVE)) {
      assertThat(asked(open(clock, MOST), purpose)).isInstanceOf(Answer.Wait.class);
    }
  }

  @Test
  void whatWeUsedOurselvesIsNotTakenForOthers() {
    Limiter limiter = open(clock, MOST);
    for (int i = 0; i < 40; i++) {
      assertThat(call(limiter, Purpose.INTERACTIVE)).isTrue();
    }
    limiter.counted(account, 100, 120);
    CallCount count = limiter.use(account).budget().count();
    assertThat(count).isNotNull();
    // Some may be counted as ours that were not made yet.
    assertThat(count.byOthers()).isBetween(50, 60);
  }

  @Test
  void callsThatWereCountedAndNotMadeAreGivenBack() {
    Limiter limiter = open(clock, MOST);
    int made = 0;
    for (int minute = 0; minute < 6; minute++) {
      for (int i = 0; i < 5; i++) {
        made += call(limiter, Purpose.INTERACTIVE) ? 1 : 0;
      }
      clock.pass(Duration.ofMinutes(1));
    }
    assertThat(call(limiter, Purpose.INTERACTIVE)).isTrue();
    assertThat(limiter.use(account).budget().hour().used(clock.instant())).isEqualTo(made + 1);
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsAreNotTriedAgainByAnybodyInTheBackground() {
    open(clock, MOST).refused(caller(Purpose.RUN));
    for (Purpose purpose :
        List.of(Purpose.RUN, Purpose.REFRESH, Purpose.UPKEEP, Purpose.RECONCILE, Purpose.METER)) {
      assertThat(open(clock, MOST).ask(caller(purpose), "Tickets"))
          .isInstanceOf(Answer.Refused.class);
    }
    clock.pass(Duration.ofDays(3));
    assertThat(open(clock, MOST).ask(caller(Purpose.RUN), "Tickets"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(open(clock, MOST).ask(new Caller(account, "other", Purpose.INTERACTIVE), "Tickets"))
        .isInstanceOf(Answer.Granted.class);
  }

  @Test
  @Tag("CON-13")
  void peopleMayTryRefusedCredentialsAFewTimes() {
    Instant first = clock.instant();
    for (int refusal = 1; refusal <= Limiter.TRIALS; refusal++) {
      Answer answer = open(clock, MOST).ask(caller(Purpose.INTERACTIVE), "Tickets");
      assertThat(answer)
          .isInstanceOfSatisfying(Answer.Granted.class, granted -> granted.permit().close());
      open(clock, MOST).refused(caller(Purpose.INTERACTIVE));
    }
    assertThat(open(clock, MOST).ask(caller(Purpose.INTERACTIVE), "Tickets"))
        .isEqualTo(new Answer.Refused(first, first.plus(Limiter.TRIALS_PER)));
    clock.pass(Limiter.TRIALS_PER);
    assertThat(open(clock, MOST).ask(caller(Purpose.INTERACTIVE), "Tickets"))
        .isInstanceOf(Answer.Granted.class);
  }

  @Test
  @Tag("CON-12")
  void acceptedCredentialsAreUsedByAllAgain() {
    Limiter limiter = open(clock, MOST);
    limiter.refused(caller(Purpose.RUN));
    Answer trial = limiter.ask(caller(Purpose.INTERACTIVE), "Tickets");
    assertThat(trial)
        .isInstanceOfSatisfying(
            Answer.Granted.class, granted -> assertThat(granted.onTrial()).isTrue());
    limiter.accepted(caller(Purpose.INTERACTIVE));
    granted(open(clock, MOST), "Tickets", Purpose.RUN);
  }

  @Test
  @Tag("TRB-09")
  void useShowsCallsByPurposePlacesAndWhatIsPutOff() {
    Limiter limiter = open(clock, MOST);
    granted(limiter, "Tickets", Purpose.INTERACTIVE);
    granted(limiter, "Tickets", Purpose.RUN);
    granted(limiter, "Companies", Purpose.RUN).close();
    limiter.counted(account, 70, 10_000);
    limiter.putOff(caller(Purpose.RUN), Duration.ofSeconds(40));
    limiter.backOff(account, Duration.ofSeconds(20));

    AccountUse use = open(clock, MOST).use(account);

    assertThat(use.budget().hour().usedByPurpose(clock.instant()))
        .containsEntry(Purpose.INTERACTIVE, 1)
        .containsEntry(Purpose.METER, 1)
        .containsKey(Purpose.RUN);
    assertThat(use.places()).containsExactly(java.util.Map.entry("Tickets", 2));
    assertThat(use.placesEach()).isEqualTo(2);
    assertThat(use.putOff())
        .containsExactly(java.util.Map.entry(Purpose.RUN, clock.instant().plusSeconds(40)));
    assertThat(use.quietUntil()).isEqualTo(clock.instant().plusSeconds(20));
    assertThat(use.budget().count()).isNotNull();
    assertThat(use.budget().count().used()).isEqualTo(70);
  }

  private int callsUntilRefused(Limiter limiter, Purpose purpose) {
    int calls = 0;
    while (call(limiter, purpose)) {
      calls++;
    }
    return calls;
  }

  private boolean call(Limiter limiter, Purpose purpose) {
    if (asked(limiter, purpose) instanceof Answer.Granted granted) {
      granted.permit().close();
      return true;
    }
    return false;
  }

  private Caller caller(Purpose purpose) {
    return new Caller(account, LOGIN, purpose);
  }

  private Answer asked(Limiter limiter, Purpose purpose) {
    return asked(limiter, "Tickets", purpose);
  }

  /// As the adapter asks: when the PSA is to be asked for its count, that is done first.
  private Answer asked(Limiter limiter, String endpoint, Purpose purpose) {
    Answer answer = limiter.ask(caller(purpose), endpoint);
    return answer instanceof Answer.Count ? limiter.ask(caller(purpose), endpoint) : answer;
  }

  private Limiter.Permit granted(Limiter limiter, String endpoint, Purpose purpose) {
    Answer answer = asked(limiter, endpoint, purpose);
    assertThat(answer).isInstanceOf(Answer.Granted.class);
    return ((Answer.Granted) answer).permit();
  }
}

package dev.signalbox.core.signal;

import static dev.signalbox.core.signal.Tickets.COMPLETE;
import static dev.signalbox.core.signal.Tickets.CREATED;
import static dev.signalbox.core.signal.Tickets.IN_PROGRESS;
import static dev.signalbox.core.signal.Tickets.NEW;
import static dev.signalbox.core.signal.Tickets.OTHER_QUEUE;
import static dev.signalbox.core.signal.Tickets.QUEUE;
import static dev.signalbox.core.signal.Tickets.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.signal.Intake.Why;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.triage.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  private static final StatusMap MAP =
      new StatusMap(
          Map.of(
              NEW, SignalStatus.NEW,
              COMPLETE, SignalStatus.CLOSED,
              RESOLVED, SignalStatus.RESOLVED));
  private static final Scope SCOPE = scope(Set.of(QUEUE));
  private static final Instant JUDGE_FROM = CREATED.minus(Duration.ofDays(1));
  private static final Instant NOW = CREATED.plusSeconds(5);

  @Test
  @Tag("STA-07")
  void aTicketSeenNewOwesIntake() {
    assertThat(owed(see(null, Tickets.ticket(7))))
        .hasValueSatisfying(owed -> {
          assertThat(owed.phase()).isEqualTo(Phase.INTAKE);
          assertThat(owed.entry()).isEqualTo(1);
        });
  }

  @Test
  void aTicketFromBeforeTheFirstSyncOwesNothing() {
    Ticket ticket = Tickets.ticket(7);

    assertThat(owed(see(null, ticket, MAP, SCOPE, null))).isEmpty();
    assertThat(owed(see(null, ticket, MAP, SCOPE, CREATED.plusSeconds(1)))).isEmpty();
  }

  @Test
  @Tag("STA-05")
  void anUnmappedStatusIsActiveAndOwesNothing() {
    Outcome outcome = see(null, Tickets.withStatus(Tickets.ticket(7), 99, CREATED));

    assertThat(stored(outcome).status()).isEqualTo(SignalStatus.ACTIVE);
    assertThat(owed(outcome)).isEmpty();
    assertThat(MAP.find(99)).isEmpty();
  }

  @Test
  @Tag("STA-11")
  void newToActiveAndActiveToActiveDoNotStartIntakeAgain() {
    Ticket ticket = Tickets.ticket(7);
    Signal signal = stored(see(null, ticket));

    Outcome active = see(signal, Tickets.withStatus(ticket, IN_PROGRESS, CREATED.plusSeconds(60)));
    Outcome waiting = see(stored(active), Tickets.withStatus(ticket, 7, CREATED.plusSeconds(120)));

    assertThat(owed(active)).isEmpty();
    assertThat(owed(waiting)).isEmpty();
    assertThat(stored(waiting).entries().intake()).isEqualTo(1);
  }

  @Test
  @Tag("AI-08")
  void anEntryIsNewOnlyAfterAnotherPhaseWasSeen() {
    Ticket ticket = Tickets.ticket(7);
    Signal signal = stored(see(null, ticket));

    Outcome edited = see(signal, Tickets.withTitle(ticket, "Outlook!", CREATED.plusSeconds(1)));
    Signal active =
        stored(
            see(stored(edited), Tickets.withStatus(ticket, IN_PROGRESS, CREATED.plusSeconds(2))));
    Outcome again = see(active, Tickets.withStatus(ticket, NEW, CREATED.plusSeconds(3)));

    assertThat(owed(edited)).isEmpty();
    assertThat(owed(again)).map(Owed::entry).hasValue(2);
  }

  @Test
  @Tag("STA-09")
  void aClosedTicketOwesNothing() {
    Ticket ticket = Tickets.ticket(7);
    Signal signal = stored(see(null, ticket));

    Outcome closed = see(signal, Tickets.withStatus(ticket, COMPLETE, CREATED.plusSeconds(9)));

    assertThat(stored(closed).status()).isEqualTo(SignalStatus.CLOSED);
    assertThat(owed(closed)).isEmpty();
  }

  @Test
  void anotherMeaningOfTheSameStatusOwesNothing() {
    Ticket ticket = Tickets.withStatus(Tickets.ticket(7), IN_PROGRESS, CREATED);
    Signal signal = stored(see(null, ticket));
    StatusMap remapped = new StatusMap(Map.of(IN_PROGRESS, SignalStatus.NEW));

    Outcome outcome = see(signal, ticket, remapped, SCOPE, JUDGE_FROM);

    assertThat(stored(outcome).status()).isEqualTo(SignalStatus.NEW);
    assertThat(owed(outcome)).isEmpty();
  }

  @Test
  @Tag("QUE-02")
  void aTicketOfAnotherQueueIsNotTakenIn() {
    Ticket elsewhere = Tickets.withQueue(Tickets.ticket(7), OTHER_QUEUE, CREATED);

    assertThat(see(null, elsewhere)).isEqualTo(new Outcome.Nothing(Why.OUT_OF_SCOPE));
  }

  @Test
  @Tag("QUE-04")
  void aTicketThatLeavesTheQueueIsKeptOutOfScopeAndOwesNothingWhenItReturns() {
    Ticket ticket = Tickets.ticket(7);
    Signal signal = stored(see(null, ticket));

    Signal gone =
        stored(see(signal, Tickets.withQueue(ticket, OTHER_QUEUE, CREATED.plusSeconds(1))));
    Outcome back = see(gone, Tickets.withQueue(ticket, QUEUE, CREATED.plusSeconds(2)));

    assertThat(gone.standing()).isEqualTo(Standing.OUT_OF_SCOPE);
    assertThat(stored(back).standing()).isEqualTo(Standing.IN_SCOPE);
    assertThat(owed(back)).isEmpty();
  }

  @Test
  @Tag("QUE-04")
  void aTicketThatWasNeverNewHereAndIsMovedInNewOwesIntake() {
    Ticket ticket = Tickets.withStatus(Tickets.ticket(7), IN_PROGRESS, CREATED);
    Signal seen = stored(see(null, ticket));
    Ticket left = Tickets.withQueue(ticket, OTHER_QUEUE, CREATED.plusSeconds(1));
    Ticket reopened = Tickets.withStatus(left, NEW, CREATED.plusSeconds(2));
    Signal out = stored(see(stored(see(seen, left)), reopened));

    Outcome back = see(out, Tickets.withQueue(reopened, QUEUE, CREATED.plusSeconds(3)));

    assertThat(out.standing()).isEqualTo(Standing.OUT_OF_SCOPE);
    assertThat(owed(back)).map(Owed::entry).hasValue(1);
  }

  @Test
  @Tag("QUE-04")
  void aTicketThatAWiderScopeBringsBackOwesNothing() {
    Ticket ticket = Tickets.withStatus(Tickets.ticket(7), IN_PROGRESS, CREATED);
    Signal seen = stored(see(null, ticket));
    Ticket left = Tickets.withQueue(ticket, OTHER_QUEUE, CREATED.plusSeconds(1));
    Ticket reopened = Tickets.withStatus(left, NEW, CREATED.plusSeconds(2));
    Signal out = stored(see(stored(see(seen, left)), reopened));

    Outcome back = see(out, reopened, MAP, scope(Set.of(QUEUE, OTHER_QUEUE)), JUDGE_FROM);

    assertThat(stored(back).inScope()).isTrue();
    assertThat(owed(back)).isEmpty();
  }

  @Test
  @Tag("QUE-04")
  void ofWhatAWiderScopeBringsOnlyWhatChangedSinceIsNew() {
    Ticket ticket = Tickets.ticket(7);
    Instant after = CREATED.plusSeconds(1);

    assertThat(owed(see(null, ticket, MAP, SCOPE, JUDGE_FROM, after))).isEmpty();
    assertThat(owed(see(null, ticket, MAP, SCOPE, JUDGE_FROM, CREATED))).isPresent();
  }

  @Test
  void anOlderReadingNeverOverwritesANewerOne() {
    Ticket ticket = Tickets.ticket(7);
    Ticket later = Tickets.withTitle(ticket, "Later", CREATED.plusSeconds(60));
    Signal signal = stored(see(null, later));

    assertThat(see(signal, ticket)).isEqualTo(new Outcome.Nothing(Why.OLDER_THAN_STORED));
  }

  @Test
  @Tag("P13")
  void ofTwoReadsOfOneDateTheOneAskedLaterWinsWhicheverIsAnsweredFirst() {
    Reading first = reading(Tickets.withTitle(Tickets.ticket(7), "a", CREATED), NOW.plusSeconds(1));
    Reading second =
        reading(Tickets.withTitle(Tickets.ticket(7), "b", CREATED), NOW.plusSeconds(2));

    assertThat(play(List.of(first, second)).ticket().title()).isEqualTo("b");
    assertThat(play(List.of(second, first)).ticket().title()).isEqualTo("b");
  }

  @Test
  @Tag("P13")
  void aReadingThatFoundNothingNewStillKeepsOutAnOlderOne() {
    Ticket x = Tickets.withTitle(Tickets.ticket(7), "x", CREATED);
    Ticket y = Tickets.withTitle(Tickets.ticket(7), "y", CREATED);
    Reading readX = reading(x, NOW.plusSeconds(1));
    Reading readY = reading(y, NOW.plusSeconds(2));
    Reading readXAgain = reading(x, NOW.plusSeconds(3));

    assertThat(play(List.of(readX, readXAgain, readY)).ticket().title()).isEqualTo("x");
  }

  @Test
  @Tag("P13")
  void all720OrdersOfSixEventsEachWithOneRepeatedEndAlike() {
    Set<List<Object>> ends = endsOfAllOrders(IntakeTest::apply);

    assertThat(ends).hasSize(1);
    assertThat(ends.iterator().next()).containsExactly("after 6", SignalStatus.NEW);
  }

  /// Negative control: were the last answer always believed, the orders would end apart.
  @Test
  @Tag("P13")
  void believingTheLastAnswerWouldEndTheOrdersApart() {
    assertThat(endsOfAllOrders((_, reading) -> stored(Intake.decide(REF, null, reading, NOW))))
        .hasSizeGreaterThan(1);
  }

  @Test
  void aResolvedTicketOwesNothingWhileNoProcessorJudgesResolutions() {
    Ticket ticket = Tickets.ticket(7);
    Signal signal = stored(see(null, ticket));

    Outcome resolved = see(signal, Tickets.withStatus(ticket, RESOLVED, CREATED.plusSeconds(9)));

    assertThat(stored(resolved).entries().resolution()).isEqualTo(1);
    assertThat(owed(resolved)).isEmpty();
  }

  private interface Step {
    Signal apply(@Nullable Signal stored, Reading reading);
  }

  /// Six events: edits and a status there and back, the last two without a new date of change.
  private static Set<List<Object>> endsOfAllOrders(Step step) {
    Ticket ticket = Tickets.ticket(7);
    List<Reading> events = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      Instant changed = CREATED.plusSeconds(Math.min(i, 4));
      Ticket edited = Tickets.withTitle(ticket, "after " + i, changed);
      Ticket moved = Tickets.withStatus(edited, i == 3 ? IN_PROGRESS : NEW, changed);
      events.add(reading(moved, NOW.plusSeconds(i)));
    }
    Set<List<Object>> ends = new HashSet<>();
    for (List<Reading> order : orders(events)) {
      List<Reading> withRepeat = new ArrayList<>(order);
      withRepeat.add(order.size() / 2, order.getFirst());
      Signal end = null;
      for (Reading reading : withRepeat) {
        end = step.apply(end, reading);
      }
      ends.add(List.of(end.ticket().title(), end.status()));
    }
    return ends;
  }

  private static <T> List<List<T>> orders(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      List<T> rest = new ArrayList<>(things);
      T first = rest.remove(i);
      for (List<T> order : orders(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        all.add(Collections.unmodifiableList(whole));
      }
    }
    return all;
  }

  private static Signal play(List<Reading> readings) {
    Signal signal = null;
    for (Reading reading : readings) {
      signal = apply(signal, reading);
    }
    return signal;
  }

  private static Signal apply(@Nullable Signal stored, Reading reading) {
    return switch (Intake.decide(REF, stored, reading, NOW)) {
      case Outcome.Nothing _ -> stored;
      case Outcome.SeenAgain(Signal signal) -> signal;
      case Outcome.Store(Signal signal, _) -> signal;
    };
  }

  private static Reading reading(Ticket ticket, Instant askedAt) {
    return new Reading(ticket, askedAt, MAP, SCOPE, _ -> false, JUDGE_FROM, null, "cause");
  }

  private static Outcome see(@Nullable Signal stored, Ticket ticket) {
    return see(stored, ticket, MAP, SCOPE, JUDGE_FROM);
  }

  private static Outcome see(
      @Nullable Signal stored,
      Ticket ticket,
      StatusMap map,
      Scope scope,
      @Nullable Instant judgeFrom) {
    return see(stored, ticket, map, scope, judgeFrom, null);
  }

  private static Outcome see(
      @Nullable Signal stored,
      Ticket ticket,
      StatusMap map,
      Scope scope,
      @Nullable Instant judgeFrom,
      @Nullable Instant widenedAt) {
    Instant askedAt = stored == null ? NOW : stored.readAt().plusSeconds(1);
    return Intake.decide(
        REF,
        stored,
        new Reading(ticket, askedAt, map, scope, _ -> false, judgeFrom, widenedAt, "cause"),
        NOW);
  }

  private static Scope scope(Set<Long> queues) {
    return new Scope(new QueueSelection(queues), ScopeRules.USUAL);
  }

  private static Signal stored(Outcome outcome) {
    return ((Outcome.Store) outcome).signal();
  }

  private static Optional<Owed> owed(Outcome outcome) {
    return ((Outcome.Store) outcome).owed();
  }
}

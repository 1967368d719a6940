package dev.signalbox.core.signal;

import static dev.signalbox.core.signal.Sightings.NOW;
import static dev.signalbox.core.signal.Sightings.REF;
import static dev.signalbox.core.signal.Sightings.reading;
import static dev.signalbox.core.signal.Sightings.see;
import static dev.signalbox.core.signal.Sightings.stored;
import static dev.signalbox.core.signal.Tickets.CREATED;
import static dev.signalbox.core.signal.Tickets.IN_PROGRESS;
import static dev.signalbox.core.signal.Tickets.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.signal.Intake.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// In whatever order readings of a ticket come, the newest is kept.
class IntakeOrderTest {

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
    Set<List<Object>> ends = endsOfAllOrders(IntakeOrderTest::apply);

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
}

package dev.signalbox.core.signal;

import static dev.signalbox.core.signal.Sightings.JUDGE_FROM;
import static dev.signalbox.core.signal.Sightings.MAP;
import static dev.signalbox.core.signal.Sightings.SCOPE;
import static dev.signalbox.core.signal.Sightings.owed;
import static dev.signalbox.core.signal.Sightings.scope;
import static dev.signalbox.core.signal.Sightings.see;
import static dev.signalbox.core.signal.Sightings.stored;
import static dev.signalbox.core.signal.Tickets.CREATED;
import static dev.signalbox.core.signal.Tickets.IN_PROGRESS;
import static dev.signalbox.core.signal.Tickets.NEW;
import static dev.signalbox.core.signal.Tickets.OTHER_QUEUE;
import static dev.signalbox.core.signal.Tickets.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.signal.Intake.Why;
import dev.signalbox.core.signal.Signal.Standing;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What intake does with tickets outside the scope, and with those that come back.
class IntakeScopeTest {

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
}

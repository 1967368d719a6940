package dev.signalbox.core.signal;

import static dev.signalbox.core.signal.Sightings.JUDGE_FROM;
import static dev.signalbox.core.signal.Sightings.MAP;
import static dev.signalbox.core.signal.Sightings.NOW;
import static dev.signalbox.core.signal.Sightings.REF;
import static dev.signalbox.core.signal.Sightings.SCOPE;
import static dev.signalbox.core.signal.Sightings.owed;
import static dev.signalbox.core.signal.Sightings.see;
import static dev.signalbox.core.signal.Sightings.stored;
import static dev.signalbox.core.signal.Tickets.COMPLETE;
import static dev.signalbox.core.signal.Tickets.CREATED;
import static dev.signalbox.core.signal.Tickets.IN_PROGRESS;
import static dev.signalbox.core.signal.Tickets.NEW;
import static dev.signalbox.core.signal.Tickets.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Intake.Outcome;
import dev.signalbox.core.triage.Phase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What of a ticket owes judgement when it is seen.
class IntakeTest {

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
  @Tag("P19")
  void whatWasReadBeforeATicketWasGoneDoesNotBringItBackWhateverItsDateOfChange() {
    Signal held = stored(see(null, Tickets.ticket(7)));
    Signal gone = held.goneAt(held.readAt().plusSeconds(5));
    Ticket edited = Tickets.withTitle(Tickets.ticket(7), "Edited", CREATED.plusSeconds(60));

    for (long readAfter : new long[] {1, 5}) {
      Instant askedAt = held.readAt().plusSeconds(readAfter);
      assertThat(Intake.decide(REF, gone, Sightings.reading(edited, askedAt), NOW))
          .isEqualTo(new Outcome.Nothing(Intake.Why.OLDER_THAN_STORED));
    }
    assertThat(stored(see(gone, Tickets.ticket(7))).inScope()).isTrue();
  }

  @Test
  void aResolvedTicketOwesNothingWhileNoProcessorJudgesResolutions() {
    Ticket ticket = Tickets.ticket(7);
    Signal signal = stored(see(null, ticket));

    Outcome resolved = see(signal, Tickets.withStatus(ticket, RESOLVED, CREATED.plusSeconds(9)));

    assertThat(stored(resolved).entries().resolution()).isEqualTo(1);
    assertThat(owed(resolved)).isEmpty();
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a run says it has read: nothing may be passed over by the next one.
class CursorsTest {

  private static final int TICKETS = 700;

  /// A ticket that we do not hold.
  private static final long CLOSED = 9_999;

  /// The tickets are here, none of their notes is, and nobody but the schedule looks after it.
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"FULL", "CLEAR"})
  @Tag("SYN-26")
  void aFirstSyncGivenUpBetweenTicketsAndTheirNotesIsNoneAndIsBegunAgain(Mode mode) {
    PaperDesk desk = PaperDesk.with(TICKETS);
    desk.failing = firstReadOfNotes(mode);
    desk.fault = PsaFault.unavailable("The PSA does not answer.", null);
    desk.failingUntil = desk.clock.instant().plus(Duration.ofHours(30));
    Message first = desk.begin(mode);
    desk.queue.send(first);
    ScheduledDesk scheduled = new ScheduledDesk(desk);

    scheduled.pass(Duration.ofHours(23));
    assertThat(desk.digest()).hasSize(TICKETS).isNotEqualTo(whole(mode).digest());
    scheduled.pass(Duration.ofHours(2));
    RunId given = ((Task.RunStep) first.task()).run();
    assertThat(desk.runs.find(PaperDesk.REF, given))
        .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo(State.FAILED));
    assertThat(desk.runs.cursor(PaperDesk.REF, Entity.TICKET)).isEmpty();
    scheduled.pass(Duration.ofHours(6));

    assertThat(desk.digest()).isEqualTo(whole(mode).digest());
    assertThat(desk.runs.cursor(PaperDesk.REF, Entity.TICKET)).isPresent();
  }

  private static int firstReadOfNotes(Mode mode) {
    PaperDesk undisturbed = whole(mode);
    return 1 + undisturbed.asked.stream().map(Question::entity).toList().indexOf(Entity.NOTE);
  }

  private static PaperDesk whole(Mode mode) {
    PaperDesk desk = PaperDesk.with(TICKETS);
    assertThat(desk.sync(mode).state()).isEqualTo(State.FINISHED);
    return desk;
  }

  /// A desk whose first sync met no note has no cursor of theirs. The next run moves that of the
  /// tickets before it comes to notes.
  @Test
  @Tag("SYN-25")
  void notesAreReadFromWhereTicketsWereBeforeTheRunThatMeetsTheFirst() {
    PaperDesk desk = new PaperDesk();
    desk.put(Samples.company(1, "Company 1", Tickets.CREATED));
    desk.put(Tickets.ticket(1));
    desk.put(Tickets.ticket(2));
    for (long id = 10; id <= 1_500; id++) {
      desk.put(PaperDesk.note(id, CLOSED, "Of long ago", Tickets.CREATED));
      desk.put(PaperDesk.time(id, CLOSED, Tickets.CREATED));
    }
    desk.sync(Mode.FULL);
    assertThat(desk.runs.cursor(PaperDesk.REF, Entity.NOTE)).isEmpty();

    Instant noted = desk.clock.pass(Duration.ofMinutes(10));
    desk.put(PaperDesk.note(1, 1, "No webhook told of it", noted));
    desk.put(PaperDesk.time(1, 1, noted));
    Instant changed = desk.clock.pass(Duration.ofMinutes(30));
    desk.put(Tickets.withTitle(Tickets.ticket(2), "Changed since", changed));
    desk.clock.pass(Duration.ofMinutes(10));
    desk.sync(Mode.QUICK);

    Map<Long, String> held = desk.digest();
    assertThat(held.get(2L)).contains("Changed since");
    assertThat(held.get(1L)).contains("No webhook told of it", "Work");
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
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

  /// A webhook brings a ticket before the first sync, and tells nothing of its end. The sync reads
  /// what is open.
  @Test
  @Tag("SYN-25")
  void whatWasHeldBeforeTheFirstSyncIsReadAgainAfterIt() {
    PaperDesk desk = PaperDesk.with(3);
    desk.work(hint(2));
    close(desk, 2);
    desk.sync(Mode.FULL);
    assertThat(status(desk, 2)).isEqualTo(Tickets.NEW);

    desk.sync(Mode.QUICK);

    assertThat(status(desk, 2)).isEqualTo(Tickets.COMPLETE);
  }

  /// The same between a clearing that somebody thought better of and the sync that makes up for it.
  @Test
  @Tag("SYN-18")
  @Tag("SYN-25")
  void whatWasHeldSinceACancelledClearingIsReadAgainAfterTheNextSync() {
    PaperDesk desk = PaperDesk.with(3);
    desk.sync(Mode.FULL);
    goOn(desk);
    desk.sync(Mode.QUICK);
    close(desk, 2);
    clearAndCancel(desk);
    assertThat(desk.digest()).isEmpty();
    desk.work(hint(2));
    desk.clock.pass(Duration.ofMinutes(10));
    Instant again = desk.clock.instant();
    desk.put(Tickets.withTitle(desk.ticket(2), "Changed once more", again));
    goOn(desk);
    desk.sync(Mode.FULL);
    assertThat(desk.digest().get(2L)).doesNotContain("Changed once more");

    desk.sync(Mode.QUICK);

    assertThat(desk.digest().get(2L)).contains("Changed once more");
  }

  /// Cancelled once all is cleared and nothing is read yet.
  private static void clearAndCancel(PaperDesk desk) {
    Message clearing = desk.begin(Mode.CLEAR);
    Task.RunStep step = (Task.RunStep) clearing.task();
    desk.failing = desk.reads + 1;
    assertThatThrownBy(() -> desk.running().work(clearing, step))
        .isInstanceOf(PaperPsa.Killed.class);
    SyncRun run = desk.runs.find(PaperDesk.REF, step.run()).orElseThrow();
    SyncRun cancelled = run.edit().endedAs(State.CANCELLED, desk.clock.instant()).done();
    assertThat(desk.runs.advance(cancelled, run.step())).isTrue();
  }

  private static Message hint(long ticket) {
    Task task = new Task.Refresh(PaperDesk.REF, Entity.TICKET, ticket, Action.UPDATE);
    return Message.first(task, "cause", Instant.EPOCH);
  }

  private static void close(PaperDesk desk, long ticket) {
    Instant at = desk.clock.pass(Duration.ofMinutes(10));
    desk.put(Tickets.withStatus(desk.ticket(ticket), Tickets.COMPLETE, at));
    goOn(desk);
  }

  /// Time passes, in which another ticket changes.
  private static void goOn(PaperDesk desk) {
    Instant at = desk.clock.pass(Duration.ofHours(1));
    desk.put(Tickets.withTitle(desk.ticket(3), "Busy", at));
    desk.clock.pass(Duration.ofSeconds(1));
  }

  private static long status(PaperDesk desk, long ticket) {
    return desk.signals
        .find(PaperDesk.REF, new TicketId(ticket))
        .orElseThrow()
        .ticket()
        .placement()
        .status();
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Notes that a ticket had before it came to us arrive although the worker that stored the ticket
/// died before it had them.
class NewcomersTest {

  private static final long NEWCOMER = 51;

  private final PaperDesk desk = PaperDesk.with(50);

  @BeforeEach
  void aTicketWithOldNotesComesIn() {
    desk.sync(Mode.FULL);
    Instant old = Tickets.CREATED.minus(Duration.ofDays(1));
    desk.put(PaperDesk.note(901, NEWCOMER, "Before", old));
    desk.put(PaperDesk.time(902, NEWCOMER, old));
    desk.clock.pass(Duration.ofHours(1));
    desk.put(Tickets.withTitle(Tickets.ticket(NEWCOMER), "Moved here", desk.clock.instant()));
    desk.clock.pass(Duration.ofMinutes(1));
  }

  @Test
  void runThatGoesOnAfterAKillReadsThem() {
    Message first = desk.begin(Mode.QUICK);
    killedBeforeTheNotes(() -> desk.finish(first));
    desk.clock.pass(Duration.ofMinutes(2));

    assertThat(desk.finish(first).state()).isEqualTo(State.FINISHED);

    assertThat(newcomer().notes()).hasSize(1);
    assertThat(newcomer().timeEntries()).hasSize(1);
  }

  /// Negative control: to a run that was asked for later the ticket is none that just came.
  @Test
  void anotherRunWouldLeaveThemOut() {
    killedBeforeTheNotes(() -> desk.finish(desk.begin(Mode.QUICK)));
    desk.clock.pass(Duration.ofHours(1));

    desk.sync(Mode.QUICK);

    assertThat(newcomer().notes()).isEmpty();
  }

  @Test
  void hintThatComesAgainAfterAKillReadsThem() {
    Message hint = hint();
    killedBeforeTheNotes(() -> desk.refresh(hint));
    desk.clock.pass(Duration.ofMinutes(2));

    desk.refresh(hint.again(desk.clock.instant()));

    assertThat(newcomer().notes()).hasSize(1);
    assertThat(newcomer().timeEntries()).hasSize(1);
  }

  /// Negative control: a hint that seems to be the first finds its ticket read since.
  @Test
  void hintThatDidNotSayThatItComesAgainWouldLeaveThemOut() {
    Message hint = hint();
    killedBeforeTheNotes(() -> desk.refresh(hint));
    desk.clock.pass(Duration.ofMinutes(2));

    desk.refresh(hint);

    assertThat(newcomer().notes()).isEmpty();
  }

  @Test
  void notesOfNewcomersAreReadOnce() {
    Message hint = hint();
    desk.refresh(hint);
    desk.refresh(hint);
    desk.clock.pass(Duration.ofSeconds(1));
    desk.sync(Mode.QUICK);

    assertThat(desk.asked)
        .filteredOn(NewcomersTest::isOfNewcomer)
        .extracting(Question::entity)
        .containsExactly(Entity.NOTE, Entity.TIME_ENTRY);
  }

  private static boolean isOfNewcomer(Question question) {
    return question.slice() instanceof Slice.OfTickets(Set<Long> tickets)
        && tickets.contains(NEWCOMER);
  }

  private Message hint() {
    Instant received = desk.clock.instant();
    desk.clock.pass(Duration.ofSeconds(5));
    return Message.first(
        new Task.Refresh(PaperDesk.REF, Entity.TICKET, NEWCOMER, Action.UPDATE), "cause", received);
  }

  private Story newcomer() {
    return desk.signals.story(PaperDesk.REF, new TicketId(NEWCOMER)).orElseThrow();
  }

  private void killedBeforeTheNotes(Runnable work) {
    SignalStore whole = desk.signals;
    desk.signals =
        Around.port(
            SignalStore.class,
            (name, call) -> {
              if (name.equals("saveChildren")) {
                throw new PaperPsa.Killed();
              }
              return call.run();
            },
            whole);
    Throwable killed = catchThrowable(work::run);
    desk.signals = whole;
    assertThat(killed).isInstanceOf(PaperPsa.Killed.class);
    assertThat(newcomer().notes()).isEmpty();
  }
}

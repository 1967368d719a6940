package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Removing all tickets here and reading them anew.
class ClearingTest extends WithASyncedOffice {

  @Test
  @Tag("SYN-18")
  void clearingRemovesTheTicketsHereAndReadsThemAnewAndJudgesNothingTwice() {
    Row made = technician.newTicket();
    office.sync(Mode.QUICK);
    assertThat(signal(made.id()).entries().intake()).isEqualTo(1);
    office.queue.take();
    Set<Long> before = office.openTickets();
    long closed = anOpenTicket();
    technician.update("Ticket", Json.object().put("id", closed).put("status", Tickets.COMPLETE));
    office.sync(Mode.QUICK);
    office.queue.take();
    List<Row> truth = office.truth("Ticket");

    SyncRun run = office.sync(Mode.CLEAR);

    assertThat(run.state()).isEqualTo(State.FINISHED);
    before.remove(closed);
    assertThat(office.held()).isEqualTo(before);
    assertThat(office.signals.find(Office.REF, new TicketId(closed))).isEmpty();
    assertThat(signal(made.id()).entries().intake()).isEqualTo(1);
    assertThat(office.signals.owed(Office.REF, new TicketId(made.id()))).isEmpty();
    assertThat(office.queue.tasks()).noneMatch(Task.Judge.class::isInstance);
    assertThat(office.connections.find(Office.REF).map(Connection::judgeFrom))
        .hasValue(office.clock.instant());
    assertThat(office.truth("Ticket")).isEqualTo(truth);
    assertThat(notesOfHeld()).isEqualTo(notesInThePsa());
  }
}

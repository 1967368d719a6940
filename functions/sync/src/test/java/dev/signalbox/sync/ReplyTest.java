package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A customer writes to a ticket that was done, and a rule of the PSA opens it again.
class ReplyTest extends WithASyncedOffice {

  private static final long COMPLETE = 5;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest(name = "the rule moves dates: {0}")
  @ValueSource(booleans = {true, false})
  void aTicketThatARuleOpensAgainIsOpenHere(boolean dates) throws InterruptedException {
    psa().set(psa().switches().with("repliesReopen", true).with("backgroundMovesDates", dates));
    Row ticket = completed();
    Row note = reply(ticket);
    office.sync(Mode.QUICK);

    assertThat(signal(ticket.id()).status()).isEqualTo(SignalStatus.NEW);
    assertThat(ids(ticket.id(), Story::notes, Note::id)).contains(note.id());
  }

  @Test
  void aTicketThatNoRuleOpensStaysDoneWithTheReply() throws InterruptedException {
    Row ticket = completed();
    Row note = reply(ticket);
    office.sync(Mode.QUICK);

    assertThat(signal(ticket.id()).status()).isEqualTo(SignalStatus.RESOLVED);
    assertThat(ids(ticket.id(), Story::notes, Note::id)).contains(note.id());
  }

  private AutotaskSimulator psa() {
    return office.simulator.autotask();
  }

  private Row completed() {
    Row ticket =
        office.truth("Ticket").stream()
            .filter(row -> office.openTickets().contains(row.id()) && row.has("contactID"))
            .findFirst()
            .orElseThrow();
    Row _ =
        technician.update("Ticket", Json.object().put("id", ticket.id()).put("status", COMPLETE));
    office.clock.advance(A_MINUTE);
    office.sync(Mode.QUICK);
    assertThat(signal(ticket.id()).status()).isEqualTo(SignalStatus.RESOLVED);
    office.clock.advance(Duration.ofMinutes(30));
    return ticket;
  }

  private Row reply(Row ticket) throws InterruptedException {
    Row note =
        psa()
            .create(
                Actor.contact(ticket.number("contactID").orElseThrow()),
                "TicketNote",
                Json.object()
                    .put("ticketID", ticket.id())
                    .put("title", "Reply")
                    .put("description", "It is back.")
                    .put("noteType", 18)
                    .put("publish", 1)
                    .build());
    long until = System.nanoTime() + 30_000_000_000L;
    while (office.simulator.pendingCallouts() > 0 && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    office.clock.advance(A_MINUTE);
    return note;
  }
}

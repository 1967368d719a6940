package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.MemoryTaskQueue.Sent;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A ticket is deleted before we ever held it, while a page that still shows it is under way.
class DeletedBeforeHeldTest {

  private static final long ID = 3;
  private static final Duration PAGES_ARE_STORED = Duration.ofSeconds(90);

  private final PaperDesk desk = PaperDesk.with(2);
  private final MemorySignalStore kept = new MemorySignalStore();
  private boolean shown;
  private List<Sent> sent = List.of();

  @BeforeEach
  void holdWhatThereIs() {
    desk.signals = kept;
    SyncRun _ = desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofMinutes(10));
    List<Message> _ = desk.queue.take();
  }

  @Test
  @Tag("P19")
  @Tag("REC-05")
  void whatAnOlderPageBringsInIsTakenOutByASecondLook() {
    readWhileItIsDeleted();
    assertThat(standing()).as("the control: by itself it stays").hasValue(Standing.IN_SCOPE);

    Sent again = sent.getFirst();
    assertThat(sent).hasSize(1);
    assertThat(again.delay()).isEqualTo(PAGES_ARE_STORED);
    desk.clock.pass(PAGES_ARE_STORED);
    desk.work(again.message());
    assertThat(standing()).hasValue(Standing.GONE);
  }

  @Test
  void thereIsNoThirdLook() {
    desk.work(deletion());
    List<Message> again = desk.queue.take();
    assertThat(again).hasSize(1);

    desk.clock.pass(PAGES_ARE_STORED);
    desk.work(again.getFirst());
    assertThat(desk.queue.sent()).isEmpty();
  }

  @Test
  void whatWeHeldIsBuriedAtOnceAndNotLookedForAgain() {
    desk.put(Tickets.ticket(ID));
    SyncRun _ = desk.sync(Mode.FULL);
    List<Message> _ = desk.queue.take();
    desk.psa.get(Entity.TICKET).remove(ID);

    desk.work(deletion());

    assertThat(standing()).hasValue(Standing.GONE);
    assertThat(desk.queue.sent()).isEmpty();
  }

  /// A run has read the ticket; before it stores it, the ticket goes and a webhook says so.
  private void readWhileItIsDeleted() {
    desk.put(Tickets.ticket(ID));
    desk.hidden = this::show;
    desk.signals =
        Around.port(
            SignalStore.class,
            (_, call) -> {
              if (shown) {
                shown = false;
                delete();
              }
              return call.run();
            },
            kept);
    SyncRun _ = desk.sync(Mode.FULL);
  }

  private boolean show(PsaRecord record) {
    shown |= record instanceof Ticket ticket && ticket.id().value() == ID;
    return false;
  }

  private void delete() {
    desk.psa.get(Entity.TICKET).remove(ID);
    List<Message> before = desk.queue.take();
    desk.work(deletion());
    sent = desk.queue.sent();
    List<Message> _ = desk.queue.take();
    desk.queue.send(before);
  }

  private Message deletion() {
    return Message.first(
        new Task.Refresh(PaperDesk.REF, Entity.TICKET, ID, Action.DELETE),
        "cause",
        desk.clock.instant());
  }

  private Optional<Standing> standing() {
    return kept.find(PaperDesk.REF, new TicketId(ID)).map(Signal::standing);
  }
}

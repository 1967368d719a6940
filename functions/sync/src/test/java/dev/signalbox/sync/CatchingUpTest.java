package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What must not be missing when a copy goes on after something went wrong.
class CatchingUpTest extends WithASyncedOffice {

  CatchingUpTest() {
    super(new DemoPlan(3, 200, 6, 3.0, 0.5, 0.5));
  }

  @Test
  @Tag("SYN-25")
  void aTicketThatAQuickRunBringsInHasItsOlderNotesAndTimes() {
    Row ticket = aClosedTicketWithNotes();
    assertThat(office.held()).doesNotContain(ticket.id());
    reopen(ticket.id());

    office.sync(Mode.QUICK);

    Story story = story(ticket.id());
    assertThat(story.notes().stream().map(Note::id).collect(Collectors.toSet()))
        .isEqualTo(idsOf("TicketNote", ticket.id()));
    assertThat(story.timeEntries().stream().map(TimeEntry::id).collect(Collectors.toSet()))
        .isEqualTo(idsOf("TimeEntry", ticket.id()));
  }

  @Test
  @Tag("SYN-18")
  void aClearingThatIsCancelledHalfwayCountsAsNeverSynced() {
    SyncRun clearing = begunToClear();
    assertThat(office.runs.cursor(Office.REF, Entity.TICKET)).isEmpty();

    assertThat(
            office.runs.advance(
                clearing.edit().endedAs(State.CANCELLED, office.clock.instant()).done(),
                clearing.step()))
        .isTrue();
    office.sync(Mode.FULL);

    assertThat(office.held()).isEqualTo(office.openTickets());
    assertThat(office.runs.cursor(Office.REF, Entity.TICKET)).isPresent();
  }

  @Test
  void aDeliveryThatCannotBeNotedKeepsNoHintFromBeingWorked() {
    List<String> lines = new ArrayList<>();
    var noting = new NoteDeliveries(busy(), new Log("sync", lines::add));
    Task.Refresh refresh = new Task.Refresh(Office.REF, Entity.TICKET, 1, Action.UPDATE);

    assertThatCode(() -> noting.note(Office.REF, List.of(message(refresh))))
        .doesNotThrowAnyException();

    assertThat(lines).singleElement().asString().contains("deliveryNotNoted", "ticket");
  }

  @Test
  @Tag("P23")
  void upkeepEndsItsCallsBeforeItsWorkerIsCutOff() {
    try (var worked = new WorkedOffice(new DemoPlan(3, 20, 3, 0, 0, 0))) {
      worked.office.ends.clear();
      Task.Provision provision = new Task.Provision(Office.REF, WorkedOffice.PUBLIC_URL);
      Message message = Message.first(provision, "cause", worked.office.clock.instant());

      Set<String> failed =
          worked.batch(
              List.of(new SqsMessage("m", TaskJson.write(message), "runs", 1)),
              Duration.ofSeconds(20));

      assertThat(failed).isEmpty();
      assertThat(worked.office.ends)
          .isNotEmpty()
          .allSatisfy(
              end -> assertThat(end).isBefore(worked.office.clock.instant().plusSeconds(20)));
    }
  }

  private static SettingsStore busy() {
    return (SettingsStore)
        Proxy.newProxyInstance(
            SettingsStore.class.getClassLoader(),
            new Class<?>[] {SettingsStore.class},
            (_, _, _) -> {
              throw new IllegalStateException("busy");
            });
  }

  private SyncRun begunToClear() {
    Message first = office.begin(Mode.CLEAR);
    Task.RunStep step = (Task.RunStep) first.task();
    OpenConnections.Open open = office.opening().open(Office.REF, Purpose.RUN).orElseThrow();
    SyncRun queued = office.runs.find(Office.REF, step.run()).orElseThrow();
    SyncRun begun = stored(office.pages().begin(open, queued), queued.step());
    return stored(office.pages().next(open, begun, first), begun.step());
  }

  private SyncRun stored(SyncRun run, long step) {
    SyncRun stepped = RunChanges.stepped(run, step);
    assertThat(office.runs.advance(stepped, step)).isTrue();
    return stepped;
  }

  private Row aClosedTicketWithNotes() {
    Set<Long> noted =
        office.truth("TicketNote").stream()
            .map(note -> note.number("ticketID").orElse(-1))
            .collect(Collectors.toSet());
    return office.truth("Ticket").stream()
        .filter(ticket -> ticket.number("status").orElse(0) == Tickets.COMPLETE)
        .filter(ticket -> noted.contains(ticket.id()))
        .filter(this::selected)
        .findFirst()
        .orElseThrow();
  }

  private boolean selected(Row ticket) {
    return office.settings.queues(Office.REF).value().holds(ticket.number("queueID").orElse(-1));
  }

  private void reopen(long ticket) {
    technician.update("Ticket", Json.object().put("id", ticket).put("status", Tickets.NEW));
  }

  private Set<Long> idsOf(String entity, long ticket) {
    return office.truth(entity).stream()
        .filter(row -> row.number("ticketID").orElse(-1) == ticket)
        .map(Row::id)
        .collect(Collectors.toSet());
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
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
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
  @Tag("SYN-18")
  void changesReadBesideAClearingDoNotMakeTheCopyWhole() {
    Message quick = office.begin(Mode.QUICK);
    Task.RunStep step = (Task.RunStep) quick.task();
    OpenConnections.Open open = office.opening().open(Office.REF, Purpose.RUN).orElseThrow();
    SyncRun queued = office.runs.find(Office.REF, step.run()).orElseThrow();
    SyncRun _ = stored(office.pages().begin(open, queued), queued.step());
    SyncRun _ = begunToClear();

    assertThat(office.finish(quick).state()).isEqualTo(State.FINISHED);

    assertThat(office.runs.cursor(Office.REF, Entity.TICKET)).isEmpty();
  }

  @Test
  @Tag("QUE-04")
  void aTicketTakenUnderTheRulesOfBeforeIsHiddenOnceNobodyHasThemAnyMore() {
    OpenConnections.Open before = office.open();
    long ticket = office.held().iterator().next();
    Set<Long> others = new TreeSet<>(office.settings.queues(Office.REF).value().queues());
    others.remove(signal(ticket).ticket().placement().queue());
    office.select(others);
    work(message(new Task.Reapply(Office.REF, "")));
    assertThat(office.held()).doesNotContain(ticket);

    office.clock.advance(Duration.ofSeconds(2));
    technician.update("Ticket", Json.object().put("id", ticket).put("title", "Renamed"));
    Page page = before.psa().reader().read(Entity.TICKET, new Slice.ByIds(Set.of(ticket)), -1);
    TakeTickets.Taken _ =
        office
            .taking()
            .take(
                Office.REF,
                RefreshSignals.ticketsOf(page),
                page.askedAt(),
                before.rules(),
                message(new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE)));
    assertThat(office.held()).contains(ticket);

    assertThat(office.queue.sent())
        .filteredOn(sent -> sent.message().task() instanceof Task.Reapply)
        .singleElement()
        .satisfies(sent -> assertThat(sent.delay()).isGreaterThan(Duration.ofSeconds(60)));
    office.queue.take().forEach(this::work);
    assertThat(office.held()).doesNotContain(ticket);
    assertThat(office.queue.tasks()).noneMatch(Task.Reapply.class::isInstance);
  }

  @Test
  @Tag("REC-04")
  void whatWentToATicketThatWeDoNotHoldLeavesTheOneWhereItWas() {
    Row note =
        office.truth("TicketNote").stream()
            .filter(row -> office.held().contains(row.number("ticketID").orElse(-1)))
            .findFirst()
            .orElseThrow();
    long from = note.number("ticketID").orElseThrow();
    long to = aClosedTicketWithNotes().id();
    var store = office.simulator.autotask().store();
    boolean _ =
        store.write(() -> {
          store.put(note.with("ticketID", to), Actor.resource(1));
          return true;
        });

    office.sync(Mode.FULL);

    assertThat(story(from).notes()).extracting(Note::id).doesNotContain(note.id());
    assertThat(office.signals.parentOf(Office.REF, Entity.NOTE, note.id())).isEmpty();
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
    try (Stint stint = office.pages().stint(open, Instant.MAX)) {
      while (ToCount.is(begun.tracks().getFirst())) {
        begun = stored(office.pages().next(open, begun, first, stint), begun.step());
      }
      return stored(office.pages().next(open, begun, first, stint), begun.step());
    }
  }

  private SyncRun stored(SyncRun run, long step) {
    SyncRun stepped = RunChanges.stepped(run, step);
    assertThat(office.runs.advance(stepped, step)).isTrue();
    return stepped;
  }

  private void work(Message message) {
    if (message.task() instanceof Task.Reapply reapply) {
      office.reapplying().reapply(message, reapply);
    }
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

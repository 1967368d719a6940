package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How the copy follows the PSA when no event tells, through the real adapter.
class ReconcileTest {

  private static final long COMPLETE = 5;

  private Office office;

  @BeforeEach
  void open() {
    office = new Office(new DemoPlan(3, 200, 6, 1.0, 0.5, 0.5));
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(30));
    office.queue.take();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  @Tag("REC-04")
  void aTicketThatIsGoneInThePsaBecomesATombstoneAtTheNextComparison() {
    long id = anOpenTicket();
    office.simulator.autotask().delete(Actor.resource(1), "Ticket", id);

    SyncRun run = office.sync(Mode.FULL);

    assertThat(run.state()).isEqualTo(State.FINISHED);
    assertThat(signal(id).standing()).isEqualTo(Standing.GONE);
    assertThat(office.held()).isEqualTo(office.openTickets());
  }

  @Test
  @Tag("REC-04")
  void aNoteThatIsGoneInThePsaIsRemovedAtTheNextComparison() {
    Row note = someNote();
    var store = office.simulator.autotask().store();
    boolean _ =
        store.write(() -> {
          store.remove(note, Actor.resource(1));
          return true;
        });

    office.sync(Mode.FULL);

    assertThat(ids(note.number("ticketID").orElseThrow(), Story::notes, Note::id))
        .doesNotContain(note.id());
    assertThat(notesOfHeld()).isEqualTo(notesInThePsa());
  }

  @Test
  @Tag("REC-04")
  void aTicketThatWasCompletedInThePsaIsKeptAsClosed() {
    long id = anOpenTicket();
    update(Json.object().put("id", id).put("status", COMPLETE).build());

    office.sync(Mode.FULL);

    assertThat(signal(id).standing()).isEqualTo(Standing.IN_SCOPE);
    assertThat(signal(id).status()).isIn(SignalStatus.CLOSED, SignalStatus.RESOLVED);
  }

  @Test
  @Tag("REC-04")
  void ticketsThatWereMergedInThePsaAreFollowed() throws Exception {
    List<Long> pair = twoOfOneCompany();
    long source = pair.getFirst();
    long target = pair.getLast();
    note(source, "Before the merge");
    office.sync(Mode.QUICK);
    Set<Long> moved = ids(source, Story::notes, Note::id);
    assertThat(moved).isNotEmpty();
    office.clock.advance(Duration.ofMinutes(10));

    act("POST", "tickets/" + source + "/merge", "{\"into\":" + target + "}");
    office.sync(Mode.FULL);

    assertThat(signal(source).ticket().placement().status()).isEqualTo(COMPLETE);
    assertThat(ids(target, Story::notes, Note::id)).containsAll(moved);
    assertThat(ids(source, Story::notes, Note::id)).doesNotContainAnyElementsOf(moved);
    assertThat(notesOfHeld()).isEqualTo(notesInThePsa());
  }

  @Test
  @Tag("REC-07")
  void aComparisonSaysWhatWasMissingAndWhatWasTooMuch() {
    long gone = anOpenTicket();
    office.simulator.autotask().delete(Actor.resource(1), "Ticket", gone);
    Row made = newTicket();

    SyncRun run = office.sync(Mode.FULL);

    Drift drift = CompareHeld.driftOf(run, Entity.TICKET);
    assertThat(drift.extraIds()).containsExactly(gone);
    assertThat(drift.missingIds()).containsExactly(made.id());
    assertThat(drift.psa()).isEqualTo(office.openTickets().size());
    assertThat(run.drift())
        .filteredOn(one -> one.entity() != Entity.TICKET && one.entity() != Entity.NOTE)
        .allSatisfy(one -> assertThat(one.extra()).isZero());
    assertThat(run.drift())
        .filteredOn(one -> one.entity() == Entity.COMPANY)
        .singleElement()
        .satisfies(one -> assertThat(one.here()).isEqualTo(office.truth("Company").size()));
  }

  @Test
  @Tag("REC-03")
  void timeEntriesArePolledFromTheirCursorWithAnOverlap() {
    long ticket = anOpenTicket();
    Row entry = logTime(ticket);
    office.reads.clear();

    SyncRun run = office.sync(Mode.POLL);

    assertThat(ids(ticket, Story::timeEntries, TimeEntry::id)).contains(entry.id());
    assertThat(office.reads).isEqualTo(Map.of(Entity.TIME_ENTRY, 1));
    assertThat(office.runs.cursor(Office.REF, Entity.TIME_ENTRY).orElseThrow())
        .isAfter(run.startedAt().minusSeconds(2));

    // An entry that is committed late carries a date from before the last poll.
    office.clock.advance(Duration.ofSeconds(90));
    Row late = logTime(ticket, office.clock.instant().minus(Duration.ofMinutes(3)));
    office.sync(Mode.POLL);
    assertThat(ids(ticket, Story::timeEntries, TimeEntry::id)).contains(late.id());
  }

  @Test
  @Tag("RT-07")
  void aHintAboutTheTicketBringsItsTimeEntries() {
    long ticket = anOpenTicket();
    Row entry = logTime(ticket);
    Message hint =
        Message.first(
            new Task.Refresh(Office.REF, Entity.TICKET, ticket, Action.UPDATE),
            "cause",
            office.clock.instant());

    WorkHints hints = office.hinting();
    office.reads.clear();
    assertThat(hints.work(Office.REF, List.of(hint))).isEqualTo(WorkHints.Outcome.DONE);
    assertThat(hints.work(Office.REF, List.of(hint))).isEqualTo(WorkHints.Outcome.DONE);

    // Many touches at once cost one more question.
    assertThat(office.reads.get(Entity.TIME_ENTRY)).isEqualTo(1);

    assertThat(ids(ticket, Story::timeEntries, TimeEntry::id)).contains(entry.id());
  }

  @Test
  @Tag("REC-01")
  @Tag("SYN-25")
  void schedulesAloneBringTimeInFiveMinutesTicketsInFifteenAndCompaniesInADay() {
    long ticket = anOpenTicket();
    Row entry = logTime(ticket);
    Row made = newTicket();
    Row company = office.truth("Company").getLast();
    office
        .simulator
        .autotask()
        .update(
            Actor.resource(1),
            "Company",
            Json.object().put("id", company.id()).put("companyName", "Renamed").build());
    int minutes = 0;
    int timeAt = 0;
    int ticketAt = 0;
    int companyAt = 0;
    while (minutes < 24 * 60 && (timeAt == 0 || ticketAt == 0 || companyAt == 0)) {
      minutes += 2;
      office.clock.advance(Duration.ofMinutes(2));
      schedule();
      timeAt = first(timeAt, minutes, has(ticket, entry.id()));
      ticketAt =
          first(
              ticketAt,
              minutes,
              office.signals.find(Office.REF, new TicketId(made.id())).isPresent());
      companyAt = first(companyAt, minutes, isRenamed(company));
    }
    assertThat(timeAt).isBetween(1, 5);
    assertThat(ticketAt).isBetween(1, 15);
    assertThat(companyAt).isBetween(1, 24 * 60);
  }

  @Test
  @Tag("REC-01")
  void eachConnectionIsComparedOncePerNight() {
    for (int minutes = 0; minutes < 48 * 60; minutes += 20) {
      office.clock.advance(Duration.ofMinutes(20));
      schedule();
    }
    assertThat(office.runs.list(Office.REF, 1_000))
        .filteredOn(run -> run.mode() == Mode.FULL && run.origin() == SyncRun.Origin.SCHEDULED)
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.state()).isEqualTo(State.FINISHED));
  }

  @Test
  @Tag("SYN-18")
  void clearingRemovesTheTicketsHereAndReadsThemAnewAndJudgesNothingTwice() {
    Row made = newTicket();
    office.sync(Mode.QUICK);
    assertThat(signal(made.id()).entries().intake()).isEqualTo(1);
    office.queue.take();
    Set<Long> before = office.openTickets();
    long closed = anOpenTicket();
    update(Json.object().put("id", closed).put("status", COMPLETE).build());
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

  @Test
  @Tag("SYN-14")
  void aManualRunBeginsBeforeTheScheduledStepsThatWait() {
    for (int i = 0; i < 20; i++) {
      office.queue.send(office.begin(Mode.QUICK, SyncRun.Origin.SCHEDULED));
    }
    Message asked = office.begin(Mode.FULL);
    office.queue.send(asked);

    assertThat(orderOfFirstReads()).startsWith(((Task.RunStep) asked.task()).run().value());
    assertThat(office.runs.list(Office.REF, 100))
        .allSatisfy(run -> assertThat(run.state()).isEqualTo(State.FINISHED));
  }

  /// Works all that is queued, as it comes; the runs in the order in which they began to work.
  private List<String> orderOfFirstReads() {
    List<String> order = new ArrayList<>();
    for (List<Message> due = office.queue.take(); !due.isEmpty(); due = office.queue.take()) {
      for (Message message : due) {
        if (message.task() instanceof Task.RunStep step) {
          RunSync.Outcome outcome = office.running().work(message, step);
          if (outcome != RunSync.Outcome.WAITS) {
            order.add(step.run().value());
          }
        }
      }
    }
    return order;
  }

  private void schedule() {
    new StartRuns(office.connections, office.runs, office.queue, office.ids, office.ours)
        .start(Message.first(new Task.StartScheduledRuns(), "schedule", office.clock.instant()));
    for (List<Message> due = office.queue.take(); !due.isEmpty(); due = office.queue.take()) {
      for (Message message : due) {
        if (message.task() instanceof Task.RunStep step) {
          office.running().work(message, step);
        }
      }
    }
  }

  private boolean has(long ticket, long entry) {
    return ids(ticket, Story::timeEntries, TimeEntry::id).contains(entry);
  }

  private boolean isRenamed(Row company) {
    return office
        .directory
        .findCompany(Office.REF, new CompanyId(company.id()))
        .filter(held -> held.name().equals("Renamed"))
        .isPresent();
  }

  private static int first(int before, int now, boolean there) {
    return before == 0 && there ? now : before;
  }

  private long anOpenTicket() {
    return office.held().iterator().next();
  }

  private List<Long> twoOfOneCompany() {
    Map<Long, List<Long>> byCompany =
        office.truth("Ticket").stream()
            .filter(row -> office.held().contains(row.id()))
            .filter(row -> row.number("ticketType").orElse(0) < 3)
            .collect(
                Collectors.groupingBy(
                    row -> row.number("companyID").orElseThrow(),
                    Collectors.mapping(Row::id, Collectors.toList())));
    return byCompany.values().stream()
        .filter(ids -> ids.size() > 1)
        .map(ids -> ids.subList(0, 2))
        .findFirst()
        .orElseThrow();
  }

  private Signal signal(long id) {
    return office.signals.find(Office.REF, new TicketId(id)).orElseThrow();
  }

  private <T> Set<Long> ids(long ticket, Function<Story, List<T>> of, Function<T, Long> id) {
    return of.apply(office.signals.story(Office.REF, new TicketId(ticket)).orElseThrow()).stream()
        .map(id)
        .collect(Collectors.toSet());
  }

  private Set<Long> notesOfHeld() {
    return office.held().stream()
        .flatMap(ticket -> ids(ticket, Story::notes, Note::id).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Long> notesInThePsa() {
    Set<Long> held = office.held();
    return office.truth("TicketNote").stream()
        .filter(row -> held.contains(row.number("ticketID").orElse(-1)))
        .map(Row::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Row someNote() {
    return office.truth("TicketNote").stream()
        .filter(row -> office.held().contains(row.number("ticketID").orElse(-1)))
        .findFirst()
        .orElseThrow();
  }

  private void note(long ticket, String text) {
    Row _ =
        office
            .simulator
            .autotask()
            .create(
                Actor.resource(1),
                "TicketNote",
                Json.object()
                    .put("ticketID", ticket)
                    .put("title", "Call")
                    .put("description", text)
                    .put("noteType", 3)
                    .put("publish", 2)
                    .build());
  }

  private void update(Json.Obj fields) {
    Row _ = office.simulator.autotask().update(Actor.resource(1), "Ticket", fields);
  }

  private Row newTicket() {
    Row like = office.truth("Ticket").getFirst();
    return office
        .simulator
        .autotask()
        .create(
            Actor.resource(like.number("creatorResourceID").orElse(0)),
            "Ticket",
            Json.object()
                .put("companyID", like.number("companyID").orElseThrow())
                .put("title", "Scanner sends nothing")
                .put("status", 1)
                .put("priority", like.number("priority").orElseThrow())
                .put("queueID", like.number("queueID").orElseThrow())
                .build());
  }

  private Row logTime(long ticket) {
    return logTime(ticket, office.clock.instant());
  }

  private Row logTime(long ticket, Instant at) {
    Row like = office.truth("TimeEntry").getFirst();
    return office
        .simulator
        .autotask()
        .plant(
            "TimeEntry",
            Json.object()
                .put("ticketID", ticket)
                .put("resourceID", like.number("resourceID").orElseThrow())
                .put("roleID", like.number("roleID").orElseThrow())
                .put("dateWorked", at)
                .put("startDateTime", at.minusSeconds(900))
                .put("endDateTime", at)
                .put("hoursWorked", 0.25)
                .put("summaryNotes", "Looked into it.")
                .put("createDateTime", at)
                .put("lastModifiedDateTime", at)
                .build());
  }

  private void act(String method, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(office.origin().resolve("/_sim/autotask/" + path))
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
  }
}

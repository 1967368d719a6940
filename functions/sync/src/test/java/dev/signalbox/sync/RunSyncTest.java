package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RunSyncTest {

  private static final DemoPlan SMALL = new DemoPlan(3, 300, 8, 1.5, 0.5, 0.5);

  @Test
  @Tag("SYN-03")
  void allCompaniesAreStored() {
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);

      assertThat(office.truth("Company"))
          .isNotEmpty()
          .allSatisfy(row ->
              assertThat(office.directory.findCompany(Office.REF, new CompanyId(row.id())))
                  .hasValueSatisfying(company ->
                      assertThat(company.name()).isEqualTo(row.text("companyName").orElseThrow())));
    }
  }

  @Test
  @Tag("SYN-04")
  void theContactsOfTheCompaniesAreStored() {
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);

      List<Row> truth = office.truth("Contact");
      assertThat(truth)
          .isNotEmpty()
          .allSatisfy(row ->
              assertThat(office.directory.findContact(Office.REF, new ContactId(row.id())))
                  .hasValueSatisfying(contact -> assertSame(contact, row)));
      assertThat(office.directory.count(Office.REF, Entity.CONTACT)).isEqualTo(truth.size());
    }
  }

  private static void assertSame(Contact contact, Row row) {
    assertThat(contact.company().value()).isEqualTo(row.number("companyID").orElseThrow());
    assertThat(contact.firstName()).isEqualTo(row.text("firstName").orElseThrow());
    assertThat(contact.lastName()).isEqualTo(row.text("lastName").orElseThrow());
    assertThat(contact.email()).isEqualTo(row.text("emailAddress").orElse(""));
  }

  @Test
  @Tag("SYN-05")
  void openTicketsOfSelectedQueuesAreStoredAndNoOthers() {
    try (Office office = new Office(SMALL)) {
      long first = office.openTickets().iterator().next();
      office.select(
          office.truth("Ticket").stream()
              .filter(row -> row.id() == first)
              .map(row -> row.number("queueID").orElseThrow())
              .collect(Collectors.toSet()));

      office.sync(Mode.FULL);

      assertThat(office.held()).isEqualTo(office.openTickets()).isNotEmpty();
      assertThat(office.held()).hasSizeLessThan(office.truth("Ticket").size());
    }
  }

  @Test
  @Tag("SYN-06")
  void theNotesOfSyncedTicketsAreStored() {
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);

      assertThat(children(office, Story::notes, Note::id))
          .isEqualTo(truthOfChildren(office, "TicketNote"))
          .isNotEmpty();
    }
  }

  @Test
  @Tag("SYN-07")
  void theTimeEntriesOfSyncedTicketsAreStored() {
    try (Office office = new Office(SMALL)) {
      logTime(office, office.openTickets().iterator().next());

      office.sync(Mode.FULL);

      assertThat(children(office, Story::timeEntries, TimeEntry::id))
          .isEqualTo(truthOfChildren(office, "TimeEntry"))
          .isNotEmpty();
    }
  }

  /// Time entries are read whole, most of them belong to closed tickets.
  @Test
  void whatIsReadForTicketsThatAreNotHeldCountsAsSkipped() {
    try (Office office = new Office(SMALL)) {
      logTime(office, office.openTickets().iterator().next());

      Progress read = office.sync(Mode.FULL).progressOf(Entity.TIME_ENTRY).orElseThrow();

      assertThat(read.done()).isEqualTo(office.truth("TimeEntry").size());
      assertThat(read.done() - read.skipped())
          .isEqualTo(truthOfChildren(office, "TimeEntry").size());
    }
  }

  private static void logTime(Office office, long ticket) {
    Row like = office.truth("TimeEntry").getFirst();
    office
        .simulator
        .autotask()
        .plant(
            "TimeEntry",
            Json.object()
                .put("ticketID", ticket)
                .put("resourceID", like.number("resourceID").orElseThrow())
                .put("roleID", like.number("roleID").orElseThrow())
                .put("dateWorked", office.clock.instant())
                .put("startDateTime", office.clock.instant().minusSeconds(900))
                .put("endDateTime", office.clock.instant())
                .put("hoursWorked", 0.25)
                .put("summaryNotes", "Looked into it.")
                .build());
  }

  @Test
  @Tag("SYN-27")
  void runningTwiceChangesNothing() {
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);
      var before = office.signals.story(Office.REF, firstHeld(office)).orElseThrow();

      office.clock.advance(Duration.ofMinutes(10));
      office.sync(Mode.FULL);
      var after = office.signals.story(Office.REF, firstHeld(office)).orElseThrow();

      assertThat(office.held()).isEqualTo(office.openTickets());
      assertThat(after.notes()).isEqualTo(before.notes());
      assertThat(after.signal().revision()).isEqualTo(before.signal().revision());
    }
  }

  @Test
  @Tag("SYN-26")
  void aRunKilledAtAnyCheckpointGoesOnAndEndsAlike() {
    Set<Long> undisturbed;
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);
      undisturbed = office.held();
    }
    for (int kill = 1; kill <= 8; kill++) {
      try (Office office = new Office(SMALL)) {
        Message first = office.begin(Mode.FULL);
        RunStore whole = office.runs;
        office.runs = dyingAtAdvance(whole, kill);
        try {
          office.running().work(first, (Task.RunStep) first.task());
        } catch (Killed _) {
          office.clock.advance(Duration.ofMinutes(2));
        }
        office.runs = whole;

        // The queue brings the same message again: the worker did not acknowledge it.
        SyncRun run = office.finish(first);

        assertThat(run.state()).isEqualTo(State.FINISHED);
        assertThat(office.held()).isEqualTo(undisturbed);
      }
    }
  }

  @Test
  void aSecondMessageDoesNotForkTheRun() {
    try (Office office = new Office(SMALL)) {
      Message first = office.begin(Mode.FULL);
      Task.RunStep step = (Task.RunStep) first.task();

      office.runs.claim(
          Office.REF,
          step.run(),
          0,
          office.clock.instant(),
          office.clock.instant().plusSeconds(60));

      assertThat(office.running().work(first, step)).isEqualTo(RunSync.Outcome.DROPPED);
      assertThat(office.readsInAll()).isZero();
    }
  }

  @Test
  @Tag("SYN-16")
  void progressNeverExceedsItsTotalAndEndsAtTheTruth() {
    try (Office office = new Office(SMALL)) {
      Message first = office.begin(Mode.FULL);
      RunStore whole = office.runs;
      office.runs =
          watching(
              whole,
              run ->
                  assertThat(run.progress())
                      .allSatisfy(progress ->
                          assertThat(progress.done()).isLessThanOrEqualTo(progress.total())));

      SyncRun run = office.finish(first);

      assertThat(done(run, Entity.TICKET)).isEqualTo(office.openTickets().size());
      assertThat(done(run, Entity.COMPANY)).isEqualTo(office.truth("Company").size());
      assertThat(run.progress()).allSatisfy(p -> assertThat(p.done()).isEqualTo(p.total()));
    }
  }

  @Test
  void theFirstSyncOwesNothingAndNewTicketsAreJudgedFromItsEnd() {
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);

      assertThat(office.queue.tasks()).noneMatch(Task.Judge.class::isInstance);
      assertThat(office.connections.find(Office.REF))
          .map(Connection::judgeFrom)
          .hasValue(office.clock.instant());
    }
  }

  @Test
  @Tag("SYN-17")
  void aQuickRunFindsWhatChangedSinceAndOwesItsJudgement() {
    try (Office office = new Office(SMALL)) {
      office.sync(Mode.FULL);
      office.clock.advance(Duration.ofMinutes(30));
      Row made = newTicket(office);

      office.begin(Mode.QUICK);
      office.sync(Mode.QUICK);

      assertThat(office.held()).contains(made.id());
      assertThat(office.signals.owed(Office.REF, new TicketId(made.id()))).hasSize(1);
    }
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsEndTheRunAndTurnTheConnectionToSetupRequired() {
    try (Office office = new Office(SMALL)) {
      PsaSecret known = office.secrets.find(Office.REF).orElseThrow();
      office.secrets.put(Office.REF, known.withSecret("wrong", known.integrationCode()));

      SyncRun run = office.sync(Mode.FULL);

      assertThat(run.state()).isEqualTo(State.FAILED);
      assertThat(run.error()).isNotBlank();
      assertThat(Office.stateOf(office.connections))
          .hasValueSatisfying(
              state -> assertThat(state).isInstanceOf(ConnectionState.SetupRequired.class));
      assertThat(office.sync(Mode.FULL).error()).contains("not connected");
    }
  }

  private static Row newTicket(Office office) {
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

  private static TicketId firstHeld(Office office) {
    return new TicketId(office.held().iterator().next());
  }

  private static long done(SyncRun run, Entity entity) {
    return run.progress().stream()
        .filter(progress -> progress.entity() == entity)
        .mapToLong(Progress::done)
        .sum();
  }

  private static <T> Set<Long> children(
      Office office, Function<Story, List<T>> of, Function<T, Long> id) {
    return office.held().stream()
        .flatMap(ticket ->
            of.apply(office.signals.story(Office.REF, new TicketId(ticket)).orElseThrow()).stream())
        .map(id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Long> truthOfChildren(Office office, String entity) {
    Set<Long> open = office.openTickets();
    return office.truth(entity).stream()
        .filter(row -> row.number("ticketID").isPresent())
        .filter(row -> open.contains(row.number("ticketID").orElseThrow()))
        .map(Row::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Thrown where a worker is killed.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static RunStore dyingAtAdvance(RunStore whole, int kill) {
    int[] advances = {0};
    return watching(
        whole,
        _ -> {
          if (++advances[0] == kill) {
            throw new Killed();
          }
        });
  }

  /// The store, with a look at each run before it is stored.
  private static RunStore watching(RunStore whole, Consumer<SyncRun> look) {
    return (RunStore)
        Proxy.newProxyInstance(
            RunStore.class.getClassLoader(),
            new Class<?>[] {RunStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("advance")) {
                look.accept((SyncRun) arguments[0]);
              }
              return method.invoke(whole, arguments);
            });
  }
}

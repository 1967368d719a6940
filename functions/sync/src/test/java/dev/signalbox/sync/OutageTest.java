package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An hour in which nothing of ours runs while people work on in the PSA.
class OutageTest {

  private static final int CHANGES = 5_000;
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final Random random = new Random(Long.getLong("seed", 42L));
  private WorkedOffice worked;
  private Office office;
  private Sender sender;
  private List<Long> tickets;

  @BeforeEach
  void open() {
    System.out.println("seed " + Long.getLong("seed", 42L));
    worked = new WorkedOffice(new DemoPlan(3, 300, 8, 1.0, 0.5, 0.5));
    office = worked.office;
    office.sync(SyncRun.Mode.FULL);
    office.queue.take();
    worked.provision();
    worked.pass(Duration.ofMinutes(10));
    sender = new Sender(worked);
    tickets = new ArrayList<>(office.openTickets());
  }

  @AfterEach
  void close() {
    worked.close();
  }

  @Test
  @Tag("P12")
  @Tag("REC-02")
  void afterAnOutageHooksAreActiveAndTheStateIsEqualWithoutAnybodysHelp() {
    outage();

    int active = -1;
    int equal = -1;
    for (int minute = 1; minute <= 15; minute++) {
      worked.pass(Duration.ofMinutes(1));
      sender.work();
      worked.workDue();
      active = active < 0 && worked.isActive(Entity.TICKET) ? minute : active;
      equal = equal < 0 && differences().isEmpty() ? minute : equal;
    }

    System.out.printf(
        "%d changes, %d dropped, %d unsent; active after %d min, equal after %d min%n",
        CHANGES, sender.dropped, sender.unsent, active, equal);
    assertThat(active).isBetween(1, 10);
    assertThat(differences()).isEmpty();
    long later = tickets.getFirst();
    change(later, "delivered again");
    sender.work();
    worked.workDue();
    assertThat(sender.delivered).isPositive();
    assertThat(differences()).isEmpty();
  }

  /// Negative control: with scheduled runs alone the hooks stay silent.
  @Test
  @Tag("P12")
  void withoutChecksTheHooksWouldStayOff() {
    outage();

    worked.pass(Duration.ofMinutes(15), new Task.StartScheduledRuns());

    assertThat(worked.isActive(Entity.TICKET)).isFalse();
  }

  /// Negative control: hooks that are only switched on again bring nothing of what they missed.
  @Test
  @Tag("P12")
  void switchedOnAloneTheHooksWouldLeaveTheGapOpen() {
    outage();

    worked.work(new Task.Provision(Office.REF, ""));

    assertThat(worked.isActive(Entity.TICKET)).isTrue();
    assertThat(differences()).isNotEmpty();
  }

  private void outage() {
    sender.receiverIsUp = false;
    for (int i = 0; i < CHANGES; i++) {
      office.clock.advance(OUTAGE.dividedBy(CHANGES));
      changeSomething(i);
      if (i % 50 == 0) {
        sender.work();
      }
    }
    sender.work();
    assertThat(worked.isActive(Entity.TICKET)).isFalse();
    assertThat(sender.dropped).isGreaterThanOrEqualTo(25);
    assertThat(differences()).isNotEmpty();
    sender.receiverIsUp = true;
  }

  private void changeSomething(int number) {
    long ticket = tickets.get(random.nextInt(tickets.size()));
    switch (random.nextInt(10)) {
      case 0 -> arrive(number);
      case 1 -> note(ticket, number);
      case 2 -> rename(number);
      default -> change(ticket, "change " + number);
    }
  }

  private void change(long ticket, String title) {
    worked.update("Ticket", Json.object().put("id", ticket).put("title", title));
    sender.changed(Entity.TICKET, Action.UPDATE, ticket);
  }

  private void arrive(int number) {
    Row like = office.simulator.autotask().table("Ticket").find(tickets.getFirst()).orElseThrow();
    long made =
        create(
            "Ticket",
            Json.object()
                .put("companyID", like.number("companyID").orElseThrow())
                .put("title", "arrived " + number)
                .put("status", 1)
                .put("priority", like.number("priority").orElseThrow())
                .put("queueID", like.number("queueID").orElseThrow()));
    tickets.add(made);
    sender.changed(Entity.TICKET, Action.CREATE, made);
  }

  private void note(long ticket, int number) {
    long made =
        create(
            "TicketNote",
            Json.object()
                .put("ticketID", ticket)
                .put("title", "Call " + number)
                .put("description", "Spoke about it")
                .put("noteType", 3)
                .put("publish", 1));
    sender.changed(Entity.NOTE, Action.CREATE, made);
  }

  private void rename(int number) {
    List<Row> contacts = office.truth("Contact");
    long contact = contacts.get(random.nextInt(contacts.size())).id();
    worked.update("Contact", Json.object().put("id", contact).put("lastName", "No. " + number));
    sender.changed(Entity.CONTACT, Action.UPDATE, contact);
  }

  private long create(String entity, ObjBuilder fields) {
    return office
        .simulator
        .autotask()
        .create(Actor.resource(office.truth("Resource").getFirst().id()), entity, fields.build())
        .id();
  }

  /// Where our copy is not what the PSA has.
  private Set<String> differences() {
    Set<String> found = new TreeSet<>();
    for (long ticket : tickets) {
      Row row = office.simulator.autotask().table("Ticket").find(ticket).orElseThrow();
      Story story = office.signals.story(Office.REF, new TicketId(ticket)).orElse(null);
      if (story == null
          || !story.signal().ticket().title().equals(row.text("title").orElseThrow())) {
        found.add("ticket " + ticket);
      }
    }
    for (Row note : office.truth("TicketNote")) {
      long ticket = note.number("ticketID").orElseThrow();
      if (tickets.contains(ticket) && !holds(ticket, note)) {
        found.add("note " + note.id());
      }
    }
    for (Row contact : office.truth("Contact")) {
      boolean same =
          office
              .directory
              .findContact(Office.REF, new ContactId(contact.id()))
              .filter(held -> held.lastName().equals(contact.text("lastName").orElse("")))
              .isPresent();
      if (!same) {
        found.add("contact " + contact.id());
      }
    }
    return found;
  }

  private boolean holds(long ticket, Row note) {
    return office.signals.story(Office.REF, new TicketId(ticket)).stream()
        .flatMap(story -> story.notes().stream())
        .map(Note::recordId)
        .anyMatch(id -> id == note.id());
  }
}

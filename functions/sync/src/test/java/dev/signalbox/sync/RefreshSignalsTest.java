package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What an event says of a record is asked of the PSA and stored.
class RefreshSignalsTest extends WithAnOffice {

  RefreshSignalsTest() {
    super(new DemoPlan(3, 200, 6, 1.0, 0.5, 0.5));
  }

  @BeforeEach
  void open() {
    office.sync(Mode.FULL);
    office.reads.clear();
    office.clock.advance(Duration.ofMinutes(5));
  }

  @Test
  @Tag("RT-02")
  void aNewTicketIsStoredAndOwesItsJudgement() {
    Row ticket = technician.newTicket();

    refresh(hint(Entity.TICKET, ticket.id(), Action.CREATE));

    assertThat(signal(ticket.id()).ticket().title()).isEqualTo("Scanner sends nothing");
    assertThat(office.queue.tasks())
        .containsExactly(new Task.Judge(Office.REF, new TicketId(ticket.id()), Phase.INTAKE, 1));
  }

  @Test
  @Tag("RT-02")
  void aChangedTicketIsStoredAsThePsaHasItNow() {
    long id = anOpenTicket();
    technician.update("Ticket", Json.object().put("id", id).put("title", "Changed since"));

    refresh(hint(Entity.TICKET, id, Action.UPDATE));

    assertThat(signal(id).ticket().title()).isEqualTo("Changed since");
  }

  @Test
  @Tag("RT-02")
  void aDeletedTicketBecomesATombstone() {
    long id = anOpenTicket();
    technician.delete("Ticket", id);

    refresh(hint(Entity.TICKET, id, Action.DELETE));

    assertThat(signal(id).standing()).isEqualTo(Standing.GONE);
  }

  @Test
  void aTicketThatIsSaidToBeDeletedAndIsThereStaysAsItIs() {
    long id = anOpenTicket();

    refresh(hint(Entity.TICKET, id, Action.DELETE));

    assertThat(signal(id).standing()).isEqualTo(Standing.IN_SCOPE);
  }

  @Test
  void aTicketThatIsNotFoundButNotSaidToBeDeletedStays() {
    long id = anOpenTicket();
    technician.delete("Ticket", id);

    refresh(hint(Entity.TICKET, id, Action.UPDATE));

    assertThat(signal(id).standing()).isEqualTo(Standing.IN_SCOPE);
  }

  @Test
  @Tag("RT-03")
  void aNoteIsStoredChangedAndRemovedWithThePsa() {
    long ticket = anOpenTicket();
    Row note = technician.note(ticket, "Called the user.");

    refresh(hint(Entity.NOTE, note.id(), Action.CREATE));
    assertThat(notes(ticket)).extracting(Note::text).contains("Called the user.");

    office.clock.advance(Duration.ofSeconds(10));
    technician.update(
        "TicketNote",
        Json.object()
            .put("id", note.id())
            .put("ticketID", ticket)
            .put("description", "Called twice.")
            .put("noteType", 3)
            .put("publish", 2));
    refresh(hint(Entity.NOTE, note.id(), Action.UPDATE));
    assertThat(notes(ticket)).extracting(Note::text).contains("Called twice.");
  }

  @Test
  @Tag("RT-04")
  void aCompanyIsStoredAndChangedWithThePsa() {
    long id = office.truth("Company").getLast().id();
    technician.update("Company", Json.object().put("id", id).put("companyName", "Renamed Ltd"));

    refresh(hint(Entity.COMPANY, id, Action.UPDATE));

    assertThat(office.directory.findCompany(Office.REF, new CompanyId(id)))
        .hasValueSatisfying(company -> assertThat(company.name()).isEqualTo("Renamed Ltd"));
  }

  @Test
  @Tag("RT-05")
  void aContactIsStoredChangedAndRemovedWithThePsa() {
    Row contact = office.truth("Contact").getLast();
    technician.update(
        "Contact",
        Json.object()
            .put("id", contact.id())
            .put("companyID", contact.number("companyID").orElseThrow())
            .put("lastName", "Renamed"));
    refresh(hint(Entity.CONTACT, contact.id(), Action.UPDATE));
    assertThat(office.directory.findContact(Office.REF, new ContactId(contact.id())))
        .hasValueSatisfying(found -> assertThat(found.lastName()).isEqualTo("Renamed"));

    technician.delete("Contact", contact.id());
    refresh(hint(Entity.CONTACT, contact.id(), Action.DELETE));
    assertThat(office.directory.findContact(Office.REF, new ContactId(contact.id()))).isEmpty();
  }

  @Test
  @Tag("QUE-03")
  void aTicketOfAnUnselectedQueueIsNotStored() {
    Row ticket = technician.newTicket();
    long queue = ticket.number("queueID").orElseThrow();
    Set<Long> others = new java.util.HashSet<>(office.settings.queues(Office.REF).value().queues());
    others.remove(queue);
    office.select(others);

    RefreshSignals.Refreshed refreshed =
        office
            .refreshing()
            .refresh(office.open(), List.of(hint(Entity.TICKET, ticket.id(), Action.CREATE)));

    assertThat(refreshed.calls()).isEqualTo(1);
    assertThat(refreshed.written()).isZero();
    assertThat(refreshed.skipped()).isEqualTo(1);
    assertThat(office.signals.find(Office.REF, new TicketId(ticket.id()))).isEmpty();
    assertThat(office.queue.tasks()).isEmpty();
  }

  @Test
  @Tag("CON-04")
  @Tag("QUE-03")
  void whatIsOutOfScopeIsCountedInTheLogUnderTheNameOfTheConnection() {
    Row ticket = technician.newTicket();
    office.select(Set.of(4_242L));

    WorkHints.Outcome outcome =
        office.hinting().work(Office.REF, List.of(hint(Entity.TICKET, ticket.id(), Action.CREATE)));

    assertThat(outcome).isEqualTo(WorkHints.Outcome.DONE);
    String name = office.connections.find(Office.REF).orElseThrow().name();
    assertThat(office.lines)
        .filteredOn(line -> line.contains("\"refreshed\""))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("\"outOfScope\":1")
        .contains("\"connectionName\":\"" + name + "\"");
  }

  @Test
  void manyHintsAtOneTicketCostOneCall() {
    long id = anOpenTicket();
    List<Message> hints = Collections.nCopies(50, hint(Entity.TICKET, id, Action.UPDATE));

    refresh(hints.toArray(Message[]::new));

    assertThat(office.readsInAll()).isEqualTo(1);
  }

  @Test
  void aHintFromBeforeTheLastReadCostsNoCall() {
    long id = anOpenTicket();
    Message early = hint(Entity.TICKET, id, Action.UPDATE);
    office.clock.advance(Duration.ofSeconds(30));
    refresh(hint(Entity.TICKET, id, Action.UPDATE));
    office.reads.clear();

    refresh(early);

    assertThat(office.readsInAll()).isZero();
  }

  @Test
  void aTicketThatComesIntoScopeBringsItsNotes() {
    Set<Long> all = office.settings.queues(Office.REF).value().queues();
    Row ticket = technician.newTicket();
    technician.note(ticket.id(), "From before.");
    office.select(all);

    refresh(hint(Entity.TICKET, ticket.id(), Action.UPDATE));

    assertThat(notes(ticket.id())).extracting(Note::text).containsExactly("From before.");
  }

  @Test
  @Tag("P13")
  void changesAndHintsInAnyOrderWithRepeatsEndAtThePsasState() {
    long seed = Long.getLong("seed", 20260601L);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Long> tickets = office.openTickets().stream().limit(20).toList();
    List<Message> hints = new ArrayList<>();
    for (int change = 0; change < 200; change++) {
      long id = tickets.get(random.nextInt(tickets.size()));
      office.clock.advance(Duration.ofMillis(random.nextInt(1500)));
      technician.update("Ticket", Json.object().put("id", id).put("title", "change " + change));
      Message hint = hint(Entity.TICKET, id, Action.UPDATE);
      hints.add(hint);
      if (random.nextInt(5) == 0) {
        hints.add(hint);
      }
      if (random.nextInt(4) == 0) {
        Collections.shuffle(hints, random);
        int now = random.nextInt(hints.size()) + 1;
        refresh(hints.subList(0, now).toArray(Message[]::new));
        hints.subList(0, now).clear();
      }
    }
    Collections.shuffle(hints, random);
    refresh(hints.toArray(Message[]::new));

    for (long id : tickets) {
      assertThat(signal(id).ticket().title())
          .isEqualTo(
              office
                  .simulator
                  .autotask()
                  .store()
                  .find("Ticket", id)
                  .orElseThrow()
                  .text("title")
                  .orElseThrow());
    }
  }

  private List<Note> notes(long ticket) {
    return story(ticket).notes();
  }

  private void refresh(Message... hints) {
    if (hints.length > 0) {
      office.refreshing().refresh(office.open(), List.of(hints));
    }
  }
}

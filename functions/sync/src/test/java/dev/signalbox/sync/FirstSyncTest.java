package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a first sync stores.
class FirstSyncTest extends WithAnOffice {

  FirstSyncTest() {
    super(new DemoPlan(3, 300, 8, 1.5, 0.5, 0.5));
  }

  @Test
  @Tag("SYN-03")
  void allCompaniesAreStored() {
    office.sync(Mode.FULL);

    assertThat(office.truth("Company"))
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(office.directory.findCompany(Office.REF, new CompanyId(row.id())))
                .hasValueSatisfying(company ->
                    assertThat(company.name()).isEqualTo(row.text("companyName").orElseThrow())));
  }

  @Test
  @Tag("SYN-04")
  void theContactsOfTheCompaniesAreStored() {
    office.sync(Mode.FULL);

    List<Row> truth = office.truth("Contact");
    assertThat(truth)
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(office.directory.findContact(Office.REF, new ContactId(row.id())))
                .hasValueSatisfying(contact -> assertSame(contact, row)));
    assertThat(office.directory.count(Office.REF, Entity.CONTACT)).isEqualTo(truth.size());
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
    long first = anOpenTicket();
    office.select(
        office.truth("Ticket").stream()
            .filter(row -> row.id() == first)
            .map(row -> row.number("queueID").orElseThrow())
            .collect(Collectors.toSet()));

    office.sync(Mode.FULL);

    assertThat(office.held()).isEqualTo(office.openTickets()).isNotEmpty();
    assertThat(office.held()).hasSizeLessThan(office.truth("Ticket").size());
  }

  @Test
  @Tag("SYN-06")
  void theNotesOfSyncedTicketsAreStored() {
    office.sync(Mode.FULL);

    assertThat(children(Story::notes, Note::id))
        .isEqualTo(truthOfChildren("TicketNote"))
        .isNotEmpty();
  }

  @Test
  @Tag("SYN-07")
  void theTimeEntriesOfSyncedTicketsAreStored() {
    technician.logTime(anOpenTicket());

    office.sync(Mode.FULL);

    assertThat(children(Story::timeEntries, TimeEntry::id))
        .isEqualTo(truthOfChildren("TimeEntry"))
        .isNotEmpty();
  }

  /// Time entries are read whole, most of them belong to closed tickets.
  @Test
  void whatIsReadForTicketsThatAreNotHeldCountsAsSkipped() {
    technician.logTime(anOpenTicket());

    Progress read = office.sync(Mode.FULL).progressOf(Entity.TIME_ENTRY).orElseThrow();

    assertThat(read.done()).isEqualTo(office.truth("TimeEntry").size());
    assertThat(read.done() - read.skipped()).isEqualTo(truthOfChildren("TimeEntry").size());
  }

  @Test
  void theFirstSyncOwesNothingAndNewTicketsAreJudgedFromItsEnd() {
    office.sync(Mode.FULL);

    assertThat(office.queue.tasks()).noneMatch(Task.Judge.class::isInstance);
    assertThat(office.connections.find(Office.REF))
        .map(Connection::judgeFrom)
        .hasValue(office.clock.instant());
  }

  private <T> Set<Long> children(Function<Story, List<T>> of, Function<T, Long> id) {
    return office.held().stream()
        .flatMap(ticket -> of.apply(story(ticket)).stream())
        .map(id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Long> truthOfChildren(String entity) {
    Set<Long> open = office.openTickets();
    return office.truth(entity).stream()
        .filter(row -> row.number("ticketID").isPresent())
        .filter(row -> open.contains(row.number("ticketID").orElseThrow()))
        .map(Row::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

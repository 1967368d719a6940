package dev.signalbox.core.psa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every PSA does behind [PsaReader] and the reading half of [PsaSetup].
public abstract class PsaContract {

  protected abstract PsaDesk start();

  private PsaDesk desk;
  private PsaReader reader;
  private long company;

  @BeforeEach
  void open() {
    desk = start();
    reader = desk.open(Purpose.RUN).reader();
    company = desk.company("Contoso");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private long ticket(String title) {
    return desk.ticket(company, desk.queues().getFirst(), desk.statuses().getFirst(), title);
  }

  private List<PsaRecord> all(Entity entity, Slice slice) {
    List<PsaRecord> records = new ArrayList<>();
    Page page = reader.read(entity, slice, -1);
    records.addAll(page.records());
    while (!page.last()) {
      page = reader.read(entity, slice, records.getLast().recordId());
      records.addAll(page.records());
    }
    return records;
  }

  private List<Long> ids(Entity entity, Slice slice) {
    return all(entity, slice).stream().map(PsaRecord::recordId).toList();
  }

  @Test
  void pagesFollowEachOtherById() {
    List<Long> made =
        LongStream.rangeClosed(1, 1001).map(n -> ticket("Ticket " + n)).boxed().toList();
    Page first = reader.read(Entity.TICKET, new Slice.Everything(), -1);
    assertThat(first.records()).hasSize(PsaReader.PAGE);
    assertThat(first.last()).isFalse();
    assertThat(ids(Entity.TICKET, new Slice.Everything())).isEqualTo(made);
    assertThat(reader.count(Entity.TICKET, new Slice.Everything())).isEqualTo(1001);
    assertThat(ids(Entity.TICKET, new Slice.UpTo(new Slice.Everything(), made.get(9))))
        .isEqualTo(made.subList(0, 10));
    Page beyond = reader.read(Entity.TICKET, new Slice.Everything(), made.getLast());
    assertThat(beyond.records()).isEmpty();
    assertThat(beyond.last()).isTrue();
  }

  @Test
  void ticketReadsAsItStands() {
    long contact = desk.contact(company, "mary@contoso.example");
    long id = ticket("Printer on fire");
    Ticket ticket = (Ticket) all(Entity.TICKET, new Slice.ByIds(Set.of(id))).getFirst();
    assertThat(ticket.title()).isEqualTo("Printer on fire");
    assertThat(ticket.number()).isNotEmpty();
    assertThat(ticket.placement().queue()).isEqualTo(desk.queues().getFirst());
    assertThat(ticket.placement().status()).isEqualTo(desk.statuses().getFirst());
    assertThat(ticket.parties().company()).isEqualTo(new CompanyId(company));
    assertThat(ticket.parties().assignee()).isNull();
    assertThat(ticket.moments().completedAt()).isNull();
    Contact person = (Contact) all(Entity.CONTACT, new Slice.ByIds(Set.of(contact))).getFirst();
    assertThat(person.email()).isEqualTo("mary@contoso.example");
    assertThat(person.active()).isTrue();
    Company customer = (Company) all(Entity.COMPANY, new Slice.ByIds(Set.of(company))).getFirst();
    assertThat(customer.name()).isEqualTo("Contoso");
    assertThat(customer.active()).isTrue();
  }

  @Test
  void recordsThatAreNotThereAreLeftOut() {
    long id = ticket("One");
    assertThat(ids(Entity.TICKET, new Slice.ByIds(Set.of(id, id + 100_000)))).containsExactly(id);
    assertThat(ids(Entity.NOTE, new Slice.OfTickets(Set.of(id)))).isEmpty();
  }

  @Test
  void aSliceNamesAsManyIdsAsItMay() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < Slice.MOST_IDS; i++) {
      made.add(ticket("Ticket " + i));
    }
    assertThat(ids(Entity.TICKET, new Slice.ByIds(Set.copyOf(made)))).isEqualTo(made);
  }

  @Test
  void childrenOfAsManyTicketsAsMayBeNamedAreRead() {
    long ticket = ticket("One");
    Set<Long> many =
        LongStream.range(ticket, ticket + Slice.MOST_TICKETS).boxed().collect(Collectors.toSet());
    long note = desk.note(ticket, "Ours");
    assertThat(ids(Entity.NOTE, new Slice.OfTickets(many))).containsExactly(note);
  }

  @Test
  void changesSinceATimeIncludeThatTimeAndNothingOlder() {
    long old = ticket("Old");
    desk.pass(Duration.ofMinutes(10));
    long changed = ticket("Changed");
    Ticket seen = (Ticket) all(Entity.TICKET, new Slice.ByIds(Set.of(changed))).getFirst();
    assertThat(ids(Entity.TICKET, new Slice.ChangedSince(seen.changedAt())))
        .containsExactly(changed);
    desk.pass(Duration.ofMinutes(10));
    desk.retitle(old, "Old, and now changed");
    assertThat(ids(Entity.TICKET, new Slice.ChangedSince(seen.changedAt().plusSeconds(60))))
        .containsExactly(old);
  }

  @Test
  void contactsAreFoundByTheirOwnDateOfChange() {
    long contact = desk.contact(company, "mary@contoso.example");
    desk.pass(Duration.ofMinutes(10));
    long other = desk.contact(company, "paul@contoso.example");
    Contact seen = (Contact) all(Entity.CONTACT, new Slice.ByIds(Set.of(other))).getFirst();
    desk.pass(Duration.ofMinutes(10));
    desk.renameContact(contact, "Married");
    assertThat(ids(Entity.CONTACT, new Slice.ChangedSince(seen.changedAt().plusSeconds(60))))
        .containsExactly(contact);
  }

  @Test
  void ticketsAreChosenByQueueAndStatus() {
    long wanted = ticket("Wanted");
    desk.ticket(company, desk.queues().get(1), desk.statuses().getFirst(), "Other queue");
    desk.ticket(company, desk.queues().getFirst(), desk.statuses().get(1), "Other status");
    Slice standing =
        new Slice.Standing(Set.of(desk.queues().getFirst()), Set.of(desk.statuses().getFirst()));
    assertThat(ids(Entity.TICKET, standing)).containsExactly(wanted);
    assertThat(reader.count(Entity.TICKET, standing)).isOne();
  }

  @Test
  void notesAndTimeBelongToTheirTickets() {
    long ticket = ticket("One");
    long other = ticket("Two");
    long note = desk.note(ticket, "Called the user.");
    desk.note(other, "Not this one.");
    long time = desk.time(ticket, new BigDecimal("0.5"));
    Note read = (Note) all(Entity.NOTE, new Slice.OfTickets(Set.of(ticket))).getFirst();
    assertThat(ids(Entity.NOTE, new Slice.OfTickets(Set.of(ticket)))).containsExactly(note);
    assertThat(read.text()).isEqualTo("Called the user.");
    assertThat(read.ticket()).isEqualTo(new TicketId(ticket));
    TimeEntry entry =
        (TimeEntry) all(Entity.TIME_ENTRY, new Slice.OfTickets(Set.of(ticket))).getFirst();
    assertThat(entry.id()).isEqualTo(time);
    assertThat(entry.hours()).isEqualTo(new BigDecimal("0.5"));
    assertThat(ids(Entity.TIME_ENTRY, new Slice.ChangedSince(entry.changedAt())))
        .containsExactly(time);
  }

  @Test
  void contentHashFollowsTheContentOnly() {
    long id = ticket("One");
    Function<Long, String> hash =
        ticket -> all(Entity.TICKET, new Slice.ByIds(Set.of(ticket))).getFirst().contentHash();
    String before = hash.apply(id);
    desk.pass(Duration.ofMinutes(1));
    desk.note(id, "moves the date of activity, where the PSA does so");
    assertThat(hash.apply(id)).isEqualTo(before);
    desk.retitle(id, "Two");
    assertThat(hash.apply(id)).isNotEqualTo(before);
  }

  @Test
  void picklistsHoldWhatTicketsHave() {
    TicketFields fields = reader.ticketFields();
    assertThat(fields.queues()).extracting(PickValue::id).containsAll(desk.queues());
    assertThat(fields.statuses()).extracting(PickValue::id).containsAll(desk.statuses());
    assertThat(fields.queues()).allSatisfy(queue -> assertThat(queue.label()).isNotBlank());
    assertThat(fields.priorities()).isNotEmpty();
  }

  @Test
  @Tag("CON-09")
  void checkPassesWithTheRightCredentials() {
    PsaSetup.Check check = desk.open(Purpose.INTERACTIVE).setup().check();
    assertThat(check.zone()).startsWith("http");
    assertThat(check.account()).isNotEmpty();
  }

  @Test
  @Tag("CON-08")
  void wrongSecretIsNamed() {
    PsaFault fault =
        catchThrowableOfType(PsaFault.class, () -> desk.openWithWrongSecret().setup().check());
    assertThat(fault.kind()).isEqualTo(PsaFault.Kind.UNAUTHORIZED);
    assertThat(fault.worthRetrying()).isFalse();
  }

  @Test
  void membersTellTheApiUserFromPeople() {
    List<Member> members = desk.open(Purpose.INTERACTIVE).setup().members();
    assertThat(members).anyMatch(Member::apiOnly);
    assertThat(members).anyMatch(member -> !member.apiOnly() && member.active());
    assertThat(members).anyMatch(member -> !member.active());
    assertThat(members).allSatisfy(member -> assertThat(member.name()).isNotBlank());
  }
}

package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutotaskReaderTest extends WithALoopbackPsa {

  private static final Instant SINCE = Instant.parse("2026-01-05T10:00:00Z");

  private final PsaReader reader = psa.open(Purpose.RUN).reader();

  private Page read(Entity entity, Slice slice, String... rows) {
    psa.then(200, "{\"items\":[" + String.join(",", rows) + "],\"pageDetails\":{}}");
    return reader.read(entity, slice, -1);
  }

  private String filter() {
    return new Json.Arr(psa.asked.getLast().json().list("filter")).write();
  }

  @Test
  void questionNamesItsFieldsItsSizeAndAlwaysACondition() {
    read(Entity.NOTE, new Slice.Everything());
    assertThat(psa.asked.getFirst().path()).isEqualTo("/atservicesrest/v1.0/TicketNotes/query");
    assertThat(psa.asked.getFirst().body())
        .isEqualTo(
            "{\"MaxRecords\":500,\"IncludeFields\":[\"id\",\"ticketID\",\"title\",\"description\","
                + "\"noteType\",\"publish\",\"creatorResourceID\",\"createdByContactID\","
                + "\"createDateTime\",\"lastActivityDate\"],"
                + "\"filter\":[{\"op\":\"gt\",\"field\":\"id\",\"value\":-1}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOTE|lastActivityDate|",
        "TIME_ENTRY|lastModifiedDateTime|",
        "TICKET|lastActivityDate|lastTrackedModificationDateTime",
        "COMPANY|lastActivityDate|lastTrackedModifiedDateTime",
        "CONTACT|lastActivityDate|lastModifiedDate"
      })
  void eachEntityIsAskedByItsOwnDatesOfChange(Entity entity, String first, String second) {
    read(entity, new Slice.ChangedSince(SINCE));
    String one = "{\"op\":\"gte\",\"field\":\"%s\",\"value\":\"2026-01-05T10:00:00Z\"}";
    String wanted =
        second == null
            ? one.formatted(first)
            : "{\"op\":\"or\",\"items\":["
                + one.formatted(first)
                + ","
                + one.formatted(second)
                + "]}";
    assertThat(filter()).contains(wanted);
  }

  @Test
  void timeWithoutATicketIsLeftOut() {
    read(Entity.TIME_ENTRY, new Slice.Everything());
    assertThat(filter())
        .isEqualTo(
            "[{\"op\":\"exist\",\"field\":\"ticketID\"},{\"op\":\"gt\",\"field\":\"id\",\"value\":-1}]");
    read(Entity.TIME_ENTRY, new Slice.OfTickets(Set.of(3L, 1L, 2L)));
    assertThat(filter())
        .isEqualTo(
            "[{\"op\":\"in\",\"field\":\"ticketID\",\"value\":[1,2,3]},{\"op\":\"gt\",\"field\":\"id\",\"value\":-1}]");
  }

  @Test
  void countAsksWithTheSameConditions() {
    psa.then(200, "{\"queryCount\":42}");
    assertThat(reader.count(Entity.TICKET, new Slice.Standing(Set.of(8L), Set.of(1L))))
        .isEqualTo(42);
    assertThat(psa.asked.getFirst().body())
        .isEqualTo(
            "{\"filter\":[{\"op\":\"in\",\"field\":\"queueID\",\"value\":[8]},"
                + "{\"op\":\"in\",\"field\":\"status\",\"value\":[1]},"
                + "{\"op\":\"exist\",\"field\":\"id\"}]}");
  }

  @Test
  void moreAlternativesThanAutotaskTakesAreRefusedBeforeTheyAreSent() {
    Set<Long> many = LongStream.range(0, 300).boxed().collect(Collectors.toSet());
    assertThatThrownBy(() -> reader.read(Entity.TICKET, new Slice.Standing(many, many), -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("600");
    assertThat(psa.asked).isEmpty();
  }

  @Test
  void sliceThatAnEntityDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> reader.read(Entity.COMPANY, new Slice.OfTickets(Set.of(1L)), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ownOrganisationIsCompanyZero() {
    Company own =
        (Company)
            read(
                    Entity.COMPANY,
                    new Slice.Everything(),
                    "{\"id\":0,\"companyName\":\"Our MSP\",\"isActive\":true}")
                .records()
                .getFirst();
    assertThat(own.id()).isEqualTo(new CompanyId(0));
    assertThat(own.parent()).isNull();
    assertThat(own.changedAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void namesMatchWhateverTheirCaseAndAbsentIsNull() {
    Ticket ticket =
        (Ticket)
            read(
                    Entity.TICKET,
                    new Slice.Everything(),
                    "{\"ID\":9007199254740993,\"Status\":\"5\",\"TITLE\":\"x\",\"companyid\":0,"
                        + "\"contactID\":null,\"assignedResourceID\":-1,\"problemTicketID\":7,"
                        + "\"lastActivityDate\":\"2026-01-05T15:10:00.1234567Z\","
                        + "\"lastTrackedModificationDateTime\":\"2026-01-05T16:10:00\","
                        + "\"createDate\":\"2026-01-05T14:57:50.12Z\"}")
                .records()
                .getFirst();
    assertThat(ticket.recordId()).isEqualTo(9007199254740993L);
    assertThat(ticket.placement().status()).isEqualTo(5);
    assertThat(ticket.placement().queue()).isNull();
    assertThat(ticket.description()).isEmpty();
    assertThat(ticket.parties().company()).isEqualTo(new CompanyId(0));
    assertThat(ticket.parties().assignee()).isNull();
    assertThat(ticket.parent()).isNotNull();
    assertThat(ticket.changedAt()).isEqualTo("2026-01-05T16:10:00Z");
  }

  @Test
  void hoursKeepTheirDigits() {
    TimeEntry entry =
        (TimeEntry)
            read(
                    Entity.TIME_ENTRY,
                    new Slice.Everything(),
                    "{\"id\":4,\"ticketID\":100,\"hoursWorked\":0.0167}")
                .records()
                .getFirst();
    assertThat(entry.hours()).isEqualTo(new BigDecimal("0.0167"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":\"no id\",\"status\":1}",
        "{\"id\":5}",
        "{\"id\":5,\"status\":1,\"createDate\":\"yesterday\"}",
        "{\"id\":-5,\"status\":1}"
      })
  void ticketThatCannotBeUnderstoodIsAFault(String row) {
    PsaFault fault =
        catchThrowableOfType(
            PsaFault.class, () -> read(Entity.TICKET, new Slice.Everything(), row));
    assertThat(fault.kind()).isEqualTo(PsaFault.Kind.MALFORMED);
  }

  @Test
  void recordsOutOfOrderAreAFault() {
    PsaFault fault =
        catchThrowableOfType(
            PsaFault.class,
            () ->
                read(
                    Entity.TICKET,
                    new Slice.Everything(),
                    "{\"id\":2,\"status\":1}",
                    "{\"id\":1,\"status\":1}"));
    assertThat(fault.kind()).isEqualTo(PsaFault.Kind.MALFORMED);
  }

  @Test
  void pageKnowsBothClocks() {
    psa.limiter.waits.add(Duration.ofSeconds(2));
    Page page = read(Entity.TICKET, new Slice.Everything());
    assertThat(page.askedAt()).isEqualTo("2026-03-01T12:00:02Z");
    assertThat(Duration.between(page.psaTime(), Instant.now()).abs())
        .isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void picklistsAreReadWithTheirOddities() {
    psa.then(
        200,
        """
        {"fields":[{"name":"queueID","isPickList":true,"picklistValues":[
          {"value":"8","label":"Level I","sortOrder":2,"isActive":true,"isSystem":false},
          {"value":"5","label":"Portal","sortOrder":1,"isActive":false,"isSystem":true},
          {"value":"-1","label":"None","sortOrder":0,"isActive":true,"isSystem":true}]},
         {"name":"SubIssueType","picklistValues":[
          {"value":136,"label":"Rapid","parentValue":"10","isActive":true},
          {"value":"0","label":"Zero","parentValue":"","isActive":true}]},
         {"name":"status","picklistValues":null},{"name":"title"}]}\
        """);
    TicketFields fields = reader.ticketFields();
    assertThat(fields.queues())
        .containsExactly(
            new PickValue(5, "Portal", false, 1, null), new PickValue(8, "Level I", true, 2, null));
    assertThat(fields.subIssueTypes())
        .containsExactly(
            new PickValue(0, "Zero", true, 0, null), new PickValue(136, "Rapid", true, 0, 10L));
    assertThat(fields.statuses()).isEmpty();
    assertThat(psa.asked.getFirst().path())
        .isEqualTo("/atservicesrest/v1.0/Tickets/entityInformation/fields");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T15:10:00Z,2026-01-05T15:10:00Z",
    "2026-01-05T15:10:00.1Z,2026-01-05T15:10:00.100Z",
    "2026-01-05T15:10:00.1234567Z,2026-01-05T15:10:00.123456700Z",
    "2020-10-05T10:59:57.537,2020-10-05T10:59:57.537Z",
    "2020-10-05T10:59,2020-10-05T10:59:00Z",
    "2020-10-05,2020-10-05T00:00:00Z",
    "2026-01-05T15:10:00+02:00,2026-01-05T13:10:00Z"
  })
  void timesAreReadInEveryFormThatWasSeen(String text, Instant time) {
    assertThat(Instants.parse(text)).contains(time);
  }

  @Test
  void inTermsOfPagesAnEmptyPageIsTheLast() {
    assertThat(read(Entity.CONTACT, new Slice.Everything()).last()).isTrue();
    assertThat(List.of(psa.asked.getFirst().method())).containsExactly("POST");
  }
}

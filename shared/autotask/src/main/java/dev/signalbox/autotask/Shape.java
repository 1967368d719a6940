package dev.signalbox.autotask;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How an entity looks in Autotask: its name, the fields we read, which of them move when it is
/// changed, and what a row means.
///
/// @param changeFields the dates of change; a silent change may move only one of them
/// @param scope what every row has to fulfil to be one of ours
record Shape(
    String name,
    List<String> fields,
    List<String> changeFields,
    List<Filter> scope,
    Function<Row, PsaRecord> read) {

  private static final Shape COMPANIES =
      new Shape(
          "Companies",
          List.of(
              "id",
              "companyName",
              "isActive",
              "companyType",
              "classification",
              "parentCompanyID",
              "phone",
              "webAddress",
              "createDate",
              "lastActivityDate",
              "lastTrackedModifiedDateTime"),
          List.of("lastActivityDate", "lastTrackedModifiedDateTime"),
          List.of(),
          Shape::company);

  private static final Shape CONTACTS =
      new Shape(
          "Contacts",
          List.of(
              "id",
              "companyID",
              "firstName",
              "lastName",
              "emailAddress",
              "phone",
              "title",
              "isActive",
              "createDate",
              "lastActivityDate",
              "lastModifiedDate"),
          List.of("lastActivityDate", "lastModifiedDate"),
          List.of(),
          Shape::contact);

  private static final Shape TICKETS =
      new Shape(
          "Tickets",
          List.of(
              "id",
              "ticketNumber",
              "title",
              "description",
              "resolution",
              "status",
              "queueID",
              "priority",
              "ticketType",
              "ticketCategory",
              "issueType",
              "subIssueType",
              "source",
              "companyID",
              "contactID",
              "assignedResourceID",
              "problemTicketId",
              "createDate",
              "dueDateTime",
              "completedDate",
              "lastActivityDate",
              "lastTrackedModificationDateTime"),
          List.of("lastActivityDate", "lastTrackedModificationDateTime"),
          List.of(),
          Shape::ticket);

  private static final Shape NOTES =
      new Shape(
          "TicketNotes",
          List.of(
              "id",
              "ticketID",
              "title",
              "description",
              "noteType",
              "publish",
              "creatorResourceID",
              "createdByContactID",
              "createDateTime",
              "lastActivityDate"),
          List.of("lastActivityDate"),
          List.of(),
          Shape::note);

  /// Time is also logged on project tasks and on nothing; ours is what a ticket has.
  private static final Shape TIME_ENTRIES =
      new Shape(
          "TimeEntries",
          List.of(
              "id",
              "ticketID",
              "resourceID",
              "startDateTime",
              "endDateTime",
              "hoursWorked",
              "summaryNotes",
              "internalNotes",
              "createDateTime",
              "lastModifiedDateTime"),
          List.of("lastModifiedDateTime"),
          List.of(Filter.exists("ticketID")),
          Shape::timeEntry);

  static Shape of(Entity entity) {
    return switch (entity) {
      case COMPANY -> COMPANIES;
      case CONTACT -> CONTACTS;
      case TICKET -> TICKETS;
      case NOTE -> NOTES;
      case TIME_ENTRY -> TIME_ENTRIES;
    };
  }

  private static Company company(Row row) {
    return new Company(
        new CompanyId(row.required("id")),
        row.text("companyName"),
        row.flag("isActive"),
        row.number("companyType"),
        row.number("classification"),
        companyId(row, "parentCompanyID"),
        row.text("phone"),
        row.text("webAddress"),
        COMPANIES.changedAt(row, "createDate"));
  }

  private static Contact contact(Row row) {
    return new Contact(
        new ContactId(row.required("id")),
        new CompanyId(row.required("companyID")),
        row.text("firstName"),
        row.text("lastName"),
        row.text("emailAddress"),
        row.text("phone"),
        row.text("title"),
        row.flag("isActive"),
        CONTACTS.changedAt(row, "createDate"));
  }

  private static Ticket ticket(Row row) {
    return new Ticket(
        new TicketId(row.required("id")),
        row.text("ticketNumber"),
        row.text("title"),
        row.text("description"),
        row.text("resolution"),
        new Ticket.Placement(
            row.required("status"),
            row.number("queueID"),
            row.number("priority"),
            row.number("ticketType"),
            row.number("ticketCategory"),
            row.number("issueType"),
            row.number("subIssueType"),
            row.number("source")),
        new Ticket.Parties(
            companyId(row, "companyID"),
            contactId(row, "contactID"),
            memberId(row, "assignedResourceID")),
        new Ticket.Moments(
            row.firstInstant("createDate", "lastActivityDate"),
            TICKETS.changedAt(row, "createDate"),
            row.instant("dueDateTime"),
            row.instant("completedDate")),
        ticketId(row, "problemTicketId"));
  }

  private static Note note(Row row) {
    return new Note(
        row.required("id"),
        new TicketId(row.required("ticketID")),
        row.text("title"),
        row.text("description"),
        row.number("noteType"),
        row.number("publish"),
        memberId(row, "creatorResourceID"),
        contactId(row, "createdByContactID"),
        row.firstInstant("createDateTime", "lastActivityDate"),
        NOTES.changedAt(row, "createDateTime"));
  }

  private static TimeEntry timeEntry(Row row) {
    return new TimeEntry(
        row.required("id"),
        new TicketId(row.required("ticketID")),
        memberId(row, "resourceID"),
        row.instant("startDateTime"),
        row.instant("endDateTime"),
        row.decimal("hoursWorked"),
        row.text("summaryNotes"),
        row.text("internalNotes"),
        row.firstInstant("createDateTime", "lastModifiedDateTime"),
        TIME_ENTRIES.changedAt(row, "createDateTime"));
  }

  /// The latest date of change, or the date of creation when there is none.
  private Instant changedAt(Row row, String created) {
    Instant latest = null;
    for (String field : changeFields) {
      Instant time = row.instant(field);
      if (time != null && (latest == null || time.isAfter(latest))) {
        latest = time;
      }
    }
    return latest == null ? row.firstInstant(created) : latest;
  }

  private static @Nullable CompanyId companyId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new CompanyId(id);
  }

  private static @Nullable ContactId contactId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new ContactId(id);
  }

  private static @Nullable MemberId memberId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new MemberId(id);
  }

  private static @Nullable TicketId ticketId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new TicketId(id);
  }
}

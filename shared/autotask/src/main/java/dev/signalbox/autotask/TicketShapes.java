package dev.signalbox.autotask;

import static dev.signalbox.autotask.Shape.map;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import java.util.List;

/// Tickets and what hangs on them.
final class TicketShapes {

  private static final List<String> TICKET_CHANGES =
      List.of("lastActivityDate", "lastTrackedModificationDateTime");
  private static final List<String> NOTE_CHANGES = List.of("lastActivityDate");
  private static final List<String> TIME_CHANGES = List.of("lastModifiedDateTime");

  static final Shape TICKETS =
      new Shape(
          "Tickets",
          List.of(
              map("id", "id"),
              map("ticketNumber", "number"),
              map("title", "title"),
              map("description", "description"),
              map("resolution", "resolution"),
              map("status", "status; the status map says what it means"),
              map("queueID", "queue"),
              map("priority", "priority"),
              map("ticketType", "type"),
              map("ticketCategory", "category"),
              map("issueType", "issue type"),
              map("subIssueType", "sub-issue type"),
              map("source", "source"),
              map("companyID", "company"),
              map("contactID", "contact"),
              map("assignedResourceID", "assignee"),
              map("problemTicketId", "parent"),
              map("createDate", "created at"),
              map("dueDateTime", "due at"),
              map("completedDate", "completed at"),
              map("lastActivityDate", "changed at, when it is the later one"),
              map("lastTrackedModificationDateTime", "changed at, when it is the later one")),
          TICKET_CHANGES,
          List.of(),
          TicketShapes::ticket);

  static final Shape NOTES =
      new Shape(
          "TicketNotes",
          List.of(
              map("id", "id"),
              map("ticketID", "ticket"),
              map("title", "title"),
              map("description", "text"),
              map("noteType", "type, and who wrote it"),
              map("publish", "publish level, and who may read it"),
              map("creatorResourceID", "author, a technician"),
              map("createdByContactID", "author, a customer"),
              map("createDateTime", "created at"),
              map("lastActivityDate", "changed at")),
          NOTE_CHANGES,
          List.of(),
          TicketShapes::note);

  /// Time is also logged on project tasks and on nothing; ours is what a ticket has.
  static final Shape TIME_ENTRIES =
      new Shape(
          "TimeEntries",
          List.of(
              map("id", "id"),
              map("ticketID", "ticket; entries without one are not read"),
              map("resourceID", "technician"),
              map("startDateTime", "started at"),
              map("endDateTime", "ended at"),
              map("hoursWorked", "hours"),
              map("summaryNotes", "summary"),
              map("internalNotes", "internal notes"),
              map("createDateTime", "created at"),
              map("lastModifiedDateTime", "changed at")),
          TIME_CHANGES,
          List.of(Filter.exists("ticketID")),
          TicketShapes::timeEntry);

  private TicketShapes() {}

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
            Shape.companyId(row, "companyID"),
            Shape.contactId(row, "contactID"),
            Shape.memberId(row, "assignedResourceID")),
        new Ticket.Moments(
            row.firstInstant("createDate", "lastActivityDate"),
            Shape.changedAt(row, TICKET_CHANGES, "createDate"),
            row.instant("dueDateTime"),
            row.instant("completedDate")),
        Shape.ticketId(row, "problemTicketId"));
  }

  private static Note note(Row row) {
    return new Note(
        row.required("id"),
        new TicketId(row.required("ticketID")),
        row.text("title"),
        row.text("description"),
        row.number("noteType"),
        row.number("publish"),
        Shape.memberId(row, "creatorResourceID"),
        Shape.contactId(row, "createdByContactID"),
        NoteKinds.writer(row),
        NoteKinds.audience(row),
        row.firstInstant("createDateTime", "lastActivityDate"),
        Shape.changedAt(row, NOTE_CHANGES, "createDateTime"));
  }

  private static TimeEntry timeEntry(Row row) {
    return new TimeEntry(
        row.required("id"),
        new TicketId(row.required("ticketID")),
        Shape.memberId(row, "resourceID"),
        row.instant("startDateTime"),
        row.instant("endDateTime"),
        row.decimal("hoursWorked"),
        row.text("summaryNotes"),
        row.text("internalNotes"),
        row.firstInstant("createDateTime", "lastModifiedDateTime"),
        Shape.changedAt(row, TIME_CHANGES, "createDateTime"));
  }
}

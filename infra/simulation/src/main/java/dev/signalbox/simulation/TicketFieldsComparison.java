package dev.signalbox.simulation;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every field of a ticket, a note and a time entry that the copy holds.
final class TicketFieldsComparison {

  private final Differences differences;

  TicketFieldsComparison(Differences differences) {
    this.differences = differences;
  }

  void ticket(Row row, Ticket held) {
    differences.text(row, "ticketNumber", held.number());
    differences.text(row, "title", held.title());
    differences.text(row, "description", held.description());
    differences.text(row, "resolution", held.resolution());
    placement(row, held.placement());
    differences.number(row, "companyID", value(held.parties().company()));
    differences.number(row, "contactID", value(held.parties().contact()));
    differences.number(row, "assignedResourceID", value(held.parties().assignee()));
    differences.number(row, "problemTicketId", value(held.parent()));
    differences.time(row, "createDate", held.moments().createdAt());
    differences.same(row, "last change", lastChange(row), held.changedAt());
    differences.time(row, "dueDateTime", held.moments().dueAt());
    differences.time(row, "completedDate", held.moments().completedAt());
  }

  private void placement(Row row, Ticket.Placement held) {
    differences.number(row, "status", held.status());
    differences.number(row, "queueID", held.queue());
    differences.number(row, "priority", held.priority());
    differences.number(row, "ticketType", held.type());
    differences.number(row, "ticketCategory", held.category());
    differences.number(row, "issueType", held.issueType());
    differences.number(row, "subIssueType", held.subIssueType());
    differences.number(row, "source", held.source());
  }

  /// A change may move either date.
  private @Nullable Instant lastChange(Row ticket) {
    return differences.shown(
        Stream.of("lastActivityDate", "lastTrackedModificationDateTime")
            .flatMap(field -> ticket.time(field).stream())
            .max(Comparator.naturalOrder()));
  }

  void note(Row row, @Nullable Note held) {
    if (held == null) {
      throw differences.missing(row);
    }
    differences.text(row, "title", held.title());
    differences.text(row, "description", held.text());
    differences.number(row, "noteType", held.type());
    differences.number(row, "publish", held.publish());
    differences.time(row, "createDateTime", held.createdAt());
  }

  void time(Row row, @Nullable TimeEntry held) {
    if (held == null) {
      throw differences.missing(row);
    }
    differences.number(row, "resourceID", value(held.member()));
    differences.text(row, "summaryNotes", held.summary());
    differences.text(row, "internalNotes", held.internalNotes());
    differences.time(row, "startDateTime", held.startedAt());
    differences.time(row, "endDateTime", held.endedAt());
    differences.amount(row, "hoursWorked", held.hours());
    differences.time(row, "createDateTime", held.createdAt());
  }

  private static @Nullable Long value(@Nullable CompanyId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable Long value(@Nullable ContactId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable Long value(@Nullable MemberId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable Long value(@Nullable TicketId id) {
    return id == null ? null : id.value();
  }
}

package dev.signalbox.core.signal;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import java.time.Instant;

/// Tickets for tests, in the words of the test.
public final class Tickets {

  public static final long NEW = 1;
  public static final long COMPLETE = 5;
  public static final long IN_PROGRESS = 8;
  public static final long RESOLVED = 20;
  public static final long QUEUE = 29_682_833;
  public static final long OTHER_QUEUE = 6;
  public static final Instant CREATED = Instant.parse("2026-03-02T09:00:00Z");

  private Tickets() {}

  /// A new ticket in the monitored queue.
  public static Ticket ticket(long id) {
    return new Ticket(
        new TicketId(id),
        "T20260302." + id,
        "Outlook asks for the password",
        "Since this morning it asks every minute.",
        "",
        new Ticket.Placement(NEW, QUEUE, 2L, 2L, 3L, null, null, 4L),
        new Ticket.Parties(new CompanyId(174), new ContactId(30_682_901), null),
        new Ticket.Moments(CREATED, CREATED, null, null),
        null);
  }

  public static Ticket withStatus(Ticket ticket, long status, Instant changedAt) {
    Ticket.Placement old = ticket.placement();
    return with(
        ticket,
        ticket.title(),
        new Ticket.Placement(
            status,
            old.queue(),
            old.priority(),
            old.type(),
            old.category(),
            old.issueType(),
            old.subIssueType(),
            old.source()),
        changedAt);
  }

  public static Ticket withQueue(Ticket ticket, long queue, Instant changedAt) {
    Ticket.Placement old = ticket.placement();
    return with(
        ticket,
        ticket.title(),
        new Ticket.Placement(
            old.status(),
            queue,
            old.priority(),
            old.type(),
            old.category(),
            old.issueType(),
            old.subIssueType(),
            old.source()),
        changedAt);
  }

  public static Ticket withTitle(Ticket ticket, String title, Instant changedAt) {
    return with(ticket, title, ticket.placement(), changedAt);
  }

  private static Ticket with(
      Ticket ticket, String title, Ticket.Placement placement, Instant changedAt) {
    Ticket.Moments old = ticket.moments();
    return new Ticket(
        ticket.id(),
        ticket.number(),
        title,
        ticket.description(),
        ticket.resolution(),
        placement,
        ticket.parties(),
        new Ticket.Moments(old.createdAt(), changedAt, old.dueAt(), old.completedAt()),
        ticket.parent());
  }
}

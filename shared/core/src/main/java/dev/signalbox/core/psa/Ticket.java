package dev.signalbox.core.psa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticket.
///
/// @param number the number people know it by
/// @param description plain text as the PSA gives it; written by outsiders, never trusted
/// @param parent the ticket that this one is linked under
public record Ticket(
    TicketId id,
    String number,
    String title,
    String description,
    String resolution,
    Placement placement,
    Parties parties,
    Moments moments,
    @Nullable TicketId parent)
    implements PsaRecord {

  /// Where a ticket stands; all are ids of the PSA's picklists.
  public record Placement(
      long status,
      @Nullable Long queue,
      @Nullable Long priority,
      @Nullable Long type,
      @Nullable Long category,
      @Nullable Long issueType,
      @Nullable Long subIssueType,
      @Nullable Long source) {}

  /// Whom a ticket is about, and who works on it.
  public record Parties(
      @Nullable CompanyId company, @Nullable ContactId contact, @Nullable MemberId assignee) {}

  /// The times of a ticket, as the PSA gives them.
  public record Moments(
      Instant createdAt,
      Instant changedAt,
      @Nullable Instant dueAt,
      @Nullable Instant completedAt) {}

  @Override
  public Entity entity() {
    return Entity.TICKET;
  }

  @Override
  public long recordId() {
    return id.value();
  }

  @Override
  public Instant changedAt() {
    return moments.changedAt();
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(number).add(title).add(description).add(resolution).add(parent);
    digest
        .add(placement.status())
        .add(placement.queue())
        .add(placement.priority())
        .add(placement.type())
        .add(placement.category())
        .add(placement.issueType())
        .add(placement.subIssueType())
        .add(placement.source());
    digest.add(parties.company()).add(parties.contact()).add(parties.assignee());
    digest.add(moments.createdAt()).add(moments.dueAt()).add(moments.completedAt());
  }
}

package dev.signalbox.core.psa;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Time that a technician logged on a ticket.
///
/// @param summary what the customer may read
/// @param internalNotes what only the provider may read
public record TimeEntry(
    long id,
    TicketId ticket,
    @Nullable MemberId member,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    BigDecimal hours,
    String summary,
    String internalNotes,
    Instant createdAt,
    Instant changedAt)
    implements PsaRecord {

  public TimeEntry {
    hours = hours.stripTrailingZeros();
  }

  @Override
  public Entity entity() {
    return Entity.TIME_ENTRY;
  }

  @Override
  public long recordId() {
    return id;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest
        .add(ticket)
        .add(member)
        .add(startedAt)
        .add(endedAt)
        .add(hours.toPlainString())
        .add(summary)
        .add(internalNotes)
        .add(createdAt);
  }
}

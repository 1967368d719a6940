package dev.signalbox.core.psa;

import java.time.Instant;

/// A category of tickets, which decides what their forms ask for. The PSA keeps no date of change
/// of it.
///
/// @param apiOnly whether only programs make such tickets
/// @param usual whether tickets without a choice get it
public record TicketCategory(long id, String name, boolean active, boolean apiOnly, boolean usual)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.TICKET_CATEGORY;
  }

  @Override
  public long recordId() {
    return id;
  }

  @Override
  public Instant changedAt() {
    return Instant.EPOCH;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest.add(name).add(active).add(apiOnly).add(usual);
  }
}

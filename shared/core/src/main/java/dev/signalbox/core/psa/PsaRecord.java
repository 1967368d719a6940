package dev.signalbox.core.psa;

import java.time.Instant;

/// A record as the PSA showed it, in neutral words.
public sealed interface PsaRecord
    permits Company,
        Contact,
        Location,
        Ticket,
        Note,
        TimeEntry,
        Opportunity,
        ConfigurationItem,
        Member,
        JobRole,
        MemberRole,
        TicketCategory {

  Entity entity();

  /// The PSA's id, unique within the entity.
  long recordId();

  /// When the PSA last changed it, as the PSA says; not every change moves it.
  Instant changedAt();

  /// Adds all that counts as content to a digest: everything but the id and [#changedAt].
  void digest(ContentDigest digest);

  default String contentHash() {
    ContentDigest digest = new ContentDigest();
    digest(digest);
    return digest.hash();
  }
}

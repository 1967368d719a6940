package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps companies, contacts and whatever else is not a ticket's. Only the sync function writes
/// here.
public interface DirectoryStore {

  /// A record with our clock before the request that brought it.
  record Entry(PsaRecord record, Instant readAt) {}

  /// Writes each over an older one only: by date of change, then by time of reading. An unchanged
  /// one costs no write; one that was read no later than it was found to be gone is not written,
  /// see [#remove]. Answers how many were written.
  int save(ConnectionRef ref, List<Entry> entries);

  Optional<Company> findCompany(ConnectionRef ref, CompanyId id);

  Optional<Contact> findContact(ConnectionRef ref, ContactId id);

  /// The records of an entity with these ids that we hold, by id.
  Map<Long, PsaRecord> findAll(ConnectionRef ref, Entity entity, Collection<Long> ids);

  /// A page of all records of an entity that we hold, by ascending id within an order of the
  /// store's own.
  ///
  /// @param after where the page before ended; empty for the first
  Listing list(ConnectionRef ref, Entity entity, String after, int limit);

  /// A page of records.
  ///
  /// @param next where the next page begins; empty after the last
  record Listing(List<PsaRecord> records, String next) {
    public Listing {
      records = List.copyOf(records);
    }
  }

  /// A page of companies by name. With a text only those in whose name a word begins with it, in
  /// the order of the name from that word on.
  ///
  /// @param after where the page before ended; empty for the first
  /// @throws IllegalArgumentException when `after` is not one of this list
  Listing companies(ConnectionRef ref, SearchName text, String after, int limit);

  /// The ids above `after` and not above `upTo` that we hold.
  Set<Long> idsBetween(ConnectionRef ref, Entity entity, long after, long upTo);

  /// Removes a record that the PSA did not show when it was asked, and remembers that for a week,
  /// also of one that we did not hold: whatever was read before does not come back. One that was
  /// read later stays. False when none was removed.
  boolean remove(ConnectionRef ref, Entity entity, long id, Instant askedAt);

  /// Leaves out what the PSA has and we do not copy, and remembers that as [#remove] does: what was
  /// read before, when it was still to be copied, does not come back, and what was read later
  /// stays. Answers how many of them went.
  ///
  /// @param knownAt when the PSA was asked, or the rules were read, that say so
  int leaveOut(ConnectionRef ref, Entity entity, Collection<Long> ids, Instant knownAt);

  /// How many we hold.
  long count(ConnectionRef ref, Entity entity);
}

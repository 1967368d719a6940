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
  /// one costs no write. Answers how many were written.
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

  /// Removes a record that the PSA no longer has; false when we did not hold it.
  boolean remove(ConnectionRef ref, Entity entity, long id);

  /// Removes several; answers how many of them we held.
  default int removeAll(ConnectionRef ref, Entity entity, Collection<Long> ids) {
    int removed = 0;
    for (long id : ids) {
      removed += remove(ref, entity, id) ? 1 : 0;
    }
    return removed;
  }

  /// How many we hold.
  long count(ConnectionRef ref, Entity entity);
}

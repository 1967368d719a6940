package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps companies and contacts. Only the sync function writes here.
public interface DirectoryStore {

  /// A company or contact with our clock before the request that brought it.
  record Entry(PsaRecord record, Instant readAt) {}

  /// Writes each over an older one only: by date of change, then by time of reading. An unchanged
  /// one costs no write. Answers how many were written.
  int save(ConnectionRef ref, List<Entry> entries);

  Optional<Company> findCompany(ConnectionRef ref, CompanyId id);

  Optional<Contact> findContact(ConnectionRef ref, ContactId id);

  /// Removes a record that the PSA no longer has; false when we did not hold it.
  boolean remove(ConnectionRef ref, Entity entity, long id);

  /// How many we hold.
  long count(ConnectionRef ref, Entity entity);
}

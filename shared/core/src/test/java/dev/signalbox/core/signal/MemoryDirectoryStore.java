package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Companies and contacts in memory.
public final class MemoryDirectoryStore implements DirectoryStore {

  private record Key(ConnectionRef ref, Entity entity, long id) {}

  private final Map<Key, Entry> entries = new HashMap<>();

  @Override
  public synchronized int save(ConnectionRef ref, List<Entry> given) {
    int written = 0;
    for (Entry entry : given) {
      PsaRecord record = entry.record();
      if (!(record instanceof Company || record instanceof Contact)) {
        throw new IllegalArgumentException("A directory holds companies and contacts only.");
      }
      Key key = new Key(ref, record.entity(), record.recordId());
      if (isNews(entry, entries.get(key))) {
        entries.put(key, entry);
        written++;
      }
    }
    return written;
  }

  @Override
  public Optional<Company> findCompany(ConnectionRef ref, CompanyId id) {
    return find(ref, Entity.COMPANY, id.value()).map(Company.class::cast);
  }

  @Override
  public Optional<Contact> findContact(ConnectionRef ref, ContactId id) {
    return find(ref, Entity.CONTACT, id.value()).map(Contact.class::cast);
  }

  @Override
  public synchronized boolean remove(ConnectionRef ref, Entity entity, long id) {
    return entries.remove(new Key(ref, entity, id)) != null;
  }

  @Override
  public synchronized long count(ConnectionRef ref, Entity entity) {
    return entries.keySet().stream()
        .filter(key -> key.ref().equals(ref) && key.entity() == entity)
        .count();
  }

  private synchronized Optional<PsaRecord> find(ConnectionRef ref, Entity entity, long id) {
    return Optional.ofNullable(entries.get(new Key(ref, entity, id))).map(Entry::record);
  }

  private static boolean isNews(Entry given, Entry held) {
    return held == null || Newness.of(given.record(), given.readAt(), held.record(), held.readAt());
  }
}

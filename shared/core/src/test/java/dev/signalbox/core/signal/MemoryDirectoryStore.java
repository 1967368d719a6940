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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The directory in memory.
public final class MemoryDirectoryStore implements DirectoryStore {

  private record Key(ConnectionRef ref, Entity entity, long id) {}

  private final Map<Key, Entry> entries = new HashMap<>();

  /// When the PSA was asked for those that it did not show.
  private final Map<Key, Instant> tombstones = new HashMap<>();

  @Override
  public synchronized int save(ConnectionRef ref, List<Entry> given) {
    int written = 0;
    for (Entry entry : given) {
      PsaRecord record = entry.record();
      if (record.entity().isOfTickets()) {
        throw new IllegalArgumentException("A directory holds nothing of tickets.");
      }
      Key key = new Key(ref, record.entity(), record.recordId());
      boolean later = entry.readAt().isAfter(tombstones.getOrDefault(key, Instant.MIN));
      if (later && isNews(entry, entries.get(key))) {
        entries.put(key, entry);
        tombstones.remove(key);
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
  public Map<Long, PsaRecord> findAll(ConnectionRef ref, Entity entity, Collection<Long> ids) {
    Map<Long, PsaRecord> found = new HashMap<>();
    ids.forEach(id -> find(ref, entity, id).ifPresent(record -> found.put(id, record)));
    return found;
  }

  @Override
  public synchronized Listing list(ConnectionRef ref, Entity entity, String after, int limit) {
    long last = after.isEmpty() ? -1 : Long.parseLong(after);
    List<PsaRecord> rest =
        all(ref, entity)
            .filter(record -> record.recordId() > last)
            .sorted(Comparator.comparingLong(PsaRecord::recordId))
            .toList();
    List<PsaRecord> page = rest.subList(0, Math.min(limit, rest.size()));
    return new Listing(
        page, page.size() == rest.size() ? "" : Long.toString(page.getLast().recordId()));
  }

  @Override
  public synchronized Listing companies(
      ConnectionRef ref, SearchName text, String after, int limit) {
    if (!after.isEmpty()) {
      var _ = SearchName.idIn(after);
    }
    Map<String, PsaRecord> places = new TreeMap<>();
    all(ref, Entity.COMPANY)
        .forEach(record ->
            SearchName.of(((Company) record).name())
                .placeIn(text, record.recordId())
                .ifPresent(place -> places.put(place, record)));
    List<String> rest = places.keySet().stream().filter(it -> it.compareTo(after) > 0).toList();
    List<String> page = rest.subList(0, Math.min(limit, rest.size()));
    return new Listing(
        page.stream().map(places::get).toList(), page.size() == rest.size() ? "" : page.getLast());
  }

  private Stream<PsaRecord> all(ConnectionRef ref, Entity entity) {
    return entries.entrySet().stream()
        .filter(it -> it.getKey().ref().equals(ref) && it.getKey().entity() == entity)
        .map(it -> it.getValue().record());
  }

  @Override
  public synchronized Set<Long> idsBetween(
      ConnectionRef ref, Entity entity, long after, long upTo) {
    return entries.keySet().stream()
        .filter(key -> key.ref().equals(ref) && key.entity() == entity)
        .map(Key::id)
        .filter(id -> id > after && id <= upTo)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized boolean remove(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    Key key = new Key(ref, entity, id);
    Entry held = entries.get(key);
    if (held != null && held.readAt().isAfter(askedAt)) {
      return false;
    }
    tombstones.merge(key, askedAt, (one, other) -> one.isAfter(other) ? one : other);
    return entries.remove(key) != null;
  }

  @Override
  public synchronized int leaveOut(
      ConnectionRef ref, Entity entity, Collection<Long> ids, Instant knownAt) {
    return (int) ids.stream().filter(id -> remove(ref, entity, id, knownAt)).count();
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

  /// With the tombstones.
  public synchronized long countOf(ConnectionRef ref) {
    return Stream.of(entries, tombstones)
        .flatMap(map -> map.keySet().stream())
        .filter(key -> key.ref().equals(ref))
        .count();
  }

  public synchronized void forget(ConnectionRef ref) {
    entries.keySet().removeIf(key -> key.ref().equals(ref));
    forgetTombstones(ref);
  }

  public synchronized void forgetTombstones(ConnectionRef ref) {
    tombstones.keySet().removeIf(key -> key.ref().equals(ref));
  }
}

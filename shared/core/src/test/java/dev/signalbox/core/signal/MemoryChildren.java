package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.SignalStore.Child;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Notes and time entries, each under its ticket; whoever keeps it sees to one caller at a time.
final class MemoryChildren {

  private record Key(ConnectionRef ref, Entity entity, long id) {}

  private record Place(ConnectionRef ref, TicketId ticket) {}

  private final Map<Key, Child> records = new HashMap<>();
  private final Map<Place, Set<Key>> places = new HashMap<>();

  /// When the PSA was asked for those that it did not show.
  private final Map<Key, Instant> tombstones = new HashMap<>();

  /// Whether it was news.
  boolean save(ConnectionRef ref, Child child) {
    PsaRecord record = child.record();
    Key key = new Key(ref, record.entity(), record.recordId());
    Child held = records.get(key);
    boolean later = child.readAt().isAfter(tombstones.getOrDefault(key, Instant.MIN));
    if (!later || (held != null && !isNews(child, held))) {
      return false;
    }
    boolean _ = remove(ref, key.entity(), key.id());
    tombstones.remove(key);
    records.put(key, child);
    place(ref, key.entity(), key.id(), ticketOf(record));
    return true;
  }

  void place(ConnectionRef ref, Entity entity, long id, TicketId ticket) {
    places
        .computeIfAbsent(new Place(ref, ticket), _ -> new HashSet<>())
        .add(new Key(ref, entity, id));
  }

  /// Leaves a tombstone, unless the record was read after the PSA was asked.
  boolean bury(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    Key key = new Key(ref, entity, id);
    Child held = records.get(key);
    if (held != null && held.readAt().isAfter(askedAt)) {
      return false;
    }
    tombstones.merge(key, askedAt, (one, other) -> one.isAfter(other) ? one : other);
    return remove(ref, entity, id);
  }

  void forgetTombstones(ConnectionRef ref) {
    tombstones.keySet().removeIf(key -> key.ref().equals(ref));
  }

  private boolean remove(ConnectionRef ref, Entity entity, long id) {
    Key key = new Key(ref, entity, id);
    Child held = records.remove(key);
    if (held != null) {
      places.get(new Place(ref, ticketOf(held.record()))).remove(key);
    }
    return held != null;
  }

  void removeUnder(ConnectionRef ref, TicketId ticket) {
    for (Key key : Set.copyOf(keys(ref, ticket))) {
      boolean _ = remove(ref, key.entity(), key.id());
    }
  }

  /// Forgets the records of a ticket, wherever else they stand.
  void forgetOf(ConnectionRef ref, TicketId ticket) {
    records
        .entrySet()
        .removeIf(held ->
            held.getKey().ref().equals(ref) && ticketOf(held.getValue().record()).equals(ticket));
  }

  Optional<TicketId> parentOf(ConnectionRef ref, Entity entity, long id) {
    return Optional.ofNullable(records.get(new Key(ref, entity, id)))
        .map(child -> ticketOf(child.record()));
  }

  Set<Long> ids(ConnectionRef ref, Entity entity, Collection<TicketId> tickets) {
    Set<Long> ids = new HashSet<>();
    for (TicketId ticket : tickets) {
      keys(ref, ticket).stream()
          .filter(key -> key.entity() == entity)
          .forEach(key -> ids.add(key.id()));
    }
    return ids;
  }

  /// Takes away what stands under these tickets and belongs to others; answers what that was.
  Set<Long> mend(
      ConnectionRef ref, Entity entity, Collection<TicketId> tickets, Collection<Long> ids) {
    Set<Long> strays = new HashSet<>();
    for (TicketId ticket : tickets) {
      for (long id : ids) {
        boolean elsewhere = !parentOf(ref, entity, id).equals(Optional.of(ticket));
        Set<Key> here = places.getOrDefault(new Place(ref, ticket), new HashSet<>());
        if (elsewhere && here.remove(new Key(ref, entity, id))) {
          strays.add(id);
        }
      }
    }
    return strays;
  }

  <T extends PsaRecord> List<T> under(ConnectionRef ref, TicketId ticket, Class<T> kind) {
    return keys(ref, ticket).stream()
        .map(records::get)
        .map(Child::record)
        .filter(kind::isInstance)
        .sorted(Comparator.comparingLong(PsaRecord::recordId))
        .map(kind::cast)
        .toList();
  }

  long count(ConnectionRef ref, Entity entity) {
    return records.keySet().stream()
        .filter(key -> key.ref().equals(ref) && key.entity() == entity)
        .count();
  }

  /// All kinds of them, and tombstones.
  long count(ConnectionRef ref) {
    return Stream.of(records, tombstones)
        .flatMap(map -> map.keySet().stream())
        .filter(key -> key.ref().equals(ref))
        .count();
  }

  private Set<Key> keys(ConnectionRef ref, TicketId ticket) {
    return places.getOrDefault(new Place(ref, ticket), Set.of());
  }

  static TicketId ticketOf(PsaRecord record) {
    return switch (record) {
      case Note note -> note.ticket();
      case TimeEntry time -> time.ticket();
      default -> throw new IllegalArgumentException("Only notes and time entries are children.");
    };
  }

  private static boolean isNews(Child given, Child held) {
    return Newness.of(given.record(), given.readAt(), held.record(), held.readAt());
  }
}

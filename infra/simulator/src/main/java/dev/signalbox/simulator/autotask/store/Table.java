package dev.signalbox.simulator.autotask.store;

import dev.signalbox.simulator.autotask.schema.EntityType;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of one entity by id. Readers never wait; writers hold the simulator's write lock.
public final class Table {

  private static final String TICKET = "ticketID";

  private final EntityType entity;
  private final long firstId;
  private final ConcurrentSkipListMap<Long, Row> rows = new ConcurrentSkipListMap<>();

  /// Ids of the rows of each ticket, of entities that belong to one.
  private final Map<Long, Set<Long>> byTicket = new ConcurrentHashMap<>();

  private long lastId;

  Table(EntityType entity, long firstId) {
    this.entity = entity;
    this.firstId = firstId;
    this.lastId = firstId - 1;
  }

  public EntityType entity() {
    return entity;
  }

  public Optional<Row> find(long id) {
    return Optional.ofNullable(rows.get(id));
  }

  /// All rows, ids rising.
  public Stream<Row> rows() {
    return rows.values().stream();
  }

  /// The rows with ids above this one, as a live view.
  public NavigableMap<Long, Row> after(long id) {
    return rows.tailMap(id, false);
  }

  /// The rows with ids below this one, as a live view.
  public NavigableMap<Long, Row> before(long id) {
    return rows.headMap(id, false);
  }

  /// The rows of some tickets with ids above this one, ids rising; empty when the entity knows no
  /// tickets.
  public Optional<Collection<Row>> ofTickets(Set<Long> tickets, long above) {
    return entity
        .field(TICKET)
        .map(_ ->
            tickets.stream()
                .flatMap(ticket -> byTicket.getOrDefault(ticket, Set.of()).stream())
                .filter(id -> id > above)
                .sorted()
                .flatMap(id -> find(id).stream())
                .toList());
  }

  public int size() {
    return rows.size();
  }

  long nextId() {
    return lastId + 1;
  }

  void put(Row row) {
    lastId = Math.max(lastId, row.id());
    forgetTicket(rows.put(row.id(), row));
    ticketOf(row)
        .ifPresent(ticket ->
            byTicket.computeIfAbsent(ticket, _ -> ConcurrentHashMap.newKeySet()).add(row.id()));
  }

  void remove(long id) {
    forgetTicket(rows.remove(id));
  }

  private void forgetTicket(@Nullable Row row) {
    if (row != null) {
      ticketOf(row).ifPresent(ticket -> byTicket.getOrDefault(ticket, Set.of()).remove(row.id()));
    }
  }

  private OptionalLong ticketOf(Row row) {
    return entity.field(TICKET).isPresent() ? row.number(TICKET) : OptionalLong.empty();
  }

  void clear() {
    rows.clear();
    byTicket.clear();
    lastId = firstId - 1;
  }
}

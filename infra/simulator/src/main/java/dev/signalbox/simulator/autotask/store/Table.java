package dev.signalbox.simulator.autotask.store;

import dev.signalbox.simulator.autotask.schema.EntityType;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// The rows of one entity by id. Readers never wait; writers hold the simulator's write lock.
public final class Table {

  private final EntityType entity;
  private final long firstId;
  private final ConcurrentSkipListMap<Long, Row> rows = new ConcurrentSkipListMap<>();
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

  public int size() {
    return rows.size();
  }

  long nextId() {
    return lastId + 1;
  }

  void put(Row row) {
    lastId = Math.max(lastId, row.id());
    rows.put(row.id(), row);
  }

  void remove(long id) {
    rows.remove(id);
  }

  void clear() {
    rows.clear();
    lastId = firstId - 1;
  }
}

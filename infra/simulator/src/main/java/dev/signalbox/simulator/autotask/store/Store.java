package dev.signalbox.simulator.autotask.store;

import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Schema;
import dev.signalbox.simulator.autotask.store.Change.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All tables. One write at a time; its changes are told when all of it is done.
public final class Store {

  private final Schema schema;
  private final InstantSource clock;
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final List<Change> pending = new ArrayList<>();
  private long changes;

  public Store(Schema schema, InstantSource clock, FirstIds firstIds) {
    this.schema = schema;
    this.clock = clock;
    schema
        .entities()
        .forEach(entity -> tables.put(entity.name(), new Table(entity, firstIds.of(entity))));
  }

  /// Where the ids of an entity start.
  @FunctionalInterface
  public interface FirstIds {
    long of(EntityType entity);
  }

  public Schema schema() {
    return schema;
  }

  public Table table(EntityType entity) {
    return table(entity.name());
  }

  public Table table(String entity) {
    Table table = tables.get(schema.require(entity).name());
    if (table == null) {
      throw new IllegalArgumentException("No table for " + entity);
    }
    return table;
  }

  public Optional<Row> find(String entity, long id) {
    return table(entity).find(id);
  }

  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  /// As fine as the clock: who made it knows how finely the vendor keeps times.
  public Instant now() {
    return clock.instant();
  }

  /// Runs one write; when it throws, what it had put is taken back and nobody is told.
  public <T extends @Nullable Object> T write(Supplier<T> work) {
    writing.lock();
    try {
      T result = work.get();
      if (writing.getHoldCount() == 1) {
        List<Change> told = List.copyOf(pending);
        pending.clear();
        told.forEach(change -> listeners.forEach(listener -> listener.changed(change)));
      }
      return result;
    } finally {
      if (writing.getHoldCount() == 1) {
        takeBack();
      }
      writing.unlock();
    }
  }

  private void takeBack() {
    for (Change change : pending.reversed()) {
      Table table = table(change.entity());
      if (change.before() == null) {
        table.remove(change.id());
      } else {
        table.put(change.before());
      }
    }
    pending.clear();
  }

  /// The id of the next row. Only inside [#write].
  public long nextId(EntityType entity) {
    requireWriting();
    return table(entity).nextId();
  }

  /// Puts a row. Only inside [#write].
  public void put(Row row, Actor actor) {
    requireWriting();
    Row before = table(row.entity()).find(row.id()).orElse(null);
    table(row.entity()).put(row);
    tell(
        row.entity(), row.id(), before == null ? Action.CREATE : Action.UPDATE, before, row, actor);
  }

  /// Removes a row. Only inside [#write].
  public void remove(Row row, Actor actor) {
    requireWriting();
    table(row.entity()).remove(row.id());
    tell(row.entity(), row.id(), Action.DELETE, row, null, actor);
  }

  /// Puts a row as it is: no rules, nobody is told. For seeds.
  public void plant(Row row) {
    write(() -> {
      table(row.entity()).put(row);
      return row;
    });
  }

  /// Empties all tables; ids start anew. Listeners stay.
  public void clear() {
    write(() -> {
      tables.values().forEach(Table::clear);
      return true;
    });
  }

  private void tell(
      EntityType entity,
      long id,
      Action action,
      @Nullable Row before,
      @Nullable Row after,
      Actor actor) {
    changes++;
    pending.add(new Change(changes, now(), entity, id, action, before, after, actor));
  }

  private void requireWriting() {
    if (!writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("Rows are put inside Store.write only.");
    }
  }
}

package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Statements in memory.
public final class MemoryStatementStore implements StatementStore {

  private final Map<ConnectionRef, NavigableMap<LocalDate, Statement>> statements = new HashMap<>();

  @Override
  public synchronized boolean keep(Statement statement) {
    return of(statement.ref()).putIfAbsent(statement.day(), statement) == null;
  }

  @Override
  public synchronized Optional<Statement> statement(ConnectionRef ref, LocalDate day) {
    return Optional.ofNullable(of(ref).get(day));
  }

  @Override
  public synchronized List<Statement> statements(
      ConnectionRef ref, @Nullable LocalDate before, int limit) {
    var latestFirst = of(ref).descendingMap();
    return (before == null ? latestFirst : latestFirst.tailMap(before, false))
        .values().stream().limit(limit).toList();
  }

  synchronized void forget(ConnectionRef ref) {
    statements.remove(ref);
  }

  private NavigableMap<LocalDate, Statement> of(ConnectionRef ref) {
    return statements.computeIfAbsent(ref, _ -> new TreeMap<>());
  }
}

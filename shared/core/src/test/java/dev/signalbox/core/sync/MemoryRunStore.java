package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Runs and cursors in memory.
public final class MemoryRunStore implements RunStore {

  private final SeenStore seen = new MemorySeenStore();
  private final MemoryStatementStore statements = new MemoryStatementStore();

  private record Wish(ConnectionRef ref, SyncRun.Mode mode, String scopeHash) {}

  private record CursorKey(ConnectionRef ref, Entity entity) {}

  private record AbsentKey(ConnectionRef ref, RunId run, Entity entity) {}

  private final Map<AbsentKey, TreeSet<Long>> absent = new HashMap<>();

  /// Of each connection, by their ids.
  private final Map<ConnectionRef, NavigableMap<String, SyncRun>> runs = new HashMap<>();

  private final Map<Wish, SyncRun> begun = new HashMap<>();
  private final Map<CursorKey, Instant> cursors = new HashMap<>();
  private final Set<CursorKey> forgotten = new HashSet<>();

  @Override
  public Map<Entity, Seen> seen(ConnectionRef ref) {
    return seen.seen(ref);
  }

  @Override
  public void add(ConnectionRef ref, Map<Entity, Seen> more) {
    seen.add(ref, more);
  }

  @Override
  public boolean keep(Statement statement) {
    return statements.keep(statement);
  }

  @Override
  public Optional<Statement> statement(ConnectionRef ref, LocalDate day) {
    return statements.statement(ref, day);
  }

  @Override
  public List<Statement> statements(ConnectionRef ref, @Nullable LocalDate before, int limit) {
    return statements.statements(ref, before, limit);
  }

  @Override
  public synchronized Begun begin(SyncRun run, Duration window) {
    Wish wish = new Wish(run.ref(), run.mode(), run.scopeHash());
    SyncRun before = begun.get(wish);
    if (before != null && run.startedAt().isBefore(before.startedAt().plus(window))) {
      return new Begun.Already(before.id());
    }
    begun.put(wish, run);
    put(run);
    return new Begun.Started(run);
  }

  @Override
  public synchronized Optional<SyncRun> find(ConnectionRef ref, RunId run) {
    return Optional.ofNullable(of(ref).get(run.value()));
  }

  private NavigableMap<String, SyncRun> of(ConnectionRef ref) {
    return runs.getOrDefault(ref, Collections.emptyNavigableMap());
  }

  private void put(SyncRun run) {
    runs.computeIfAbsent(run.ref(), _ -> new TreeMap<>()).put(run.id().value(), run);
  }

  @Override
  public synchronized Optional<SyncRun> last(
      ConnectionRef ref, SyncRun.Mode mode, String scopeHash) {
    return Optional.ofNullable(begun.get(new Wish(ref, mode, scopeHash)))
        .flatMap(run -> find(ref, run.id()));
  }

  @Override
  public synchronized List<SyncRun> open(ConnectionRef ref) {
    return list(ref, Integer.MAX_VALUE).stream().filter(run -> !run.state().ended()).toList();
  }

  @Override
  public synchronized List<SyncRun> list(ConnectionRef ref, int limit) {
    return of(ref).descendingMap().values().stream().limit(limit).toList();
  }

  @Override
  public synchronized RunPage list(ConnectionRef ref, RunQuery query) {
    RunId before = query.before();
    List<SyncRun> found =
        list(ref, Integer.MAX_VALUE).stream()
            .filter(run -> before == null || run.id().value().compareTo(before.value()) < 0)
            .filter(query::takes)
            .limit(query.limit() + 1L)
            .toList();
    return found.size() > query.limit()
        ? new RunPage(found.subList(0, query.limit()), found.get(query.limit() - 1).id())
        : new RunPage(found, null);
  }

  @Override
  public synchronized boolean advance(SyncRun run, long expectedStep) {
    SyncRun stored = of(run.ref()).get(run.id().value());
    if (stored == null || stored.step() != expectedStep) {
      return false;
    }
    put(run);
    return true;
  }

  @Override
  public synchronized Optional<SyncRun> claim(
      ConnectionRef ref, RunId run, long fromStep, Instant now, Instant until) {
    Optional<SyncRun> claimed =
        find(ref, run)
            .filter(it ->
                !it.state().ended()
                    && it.state() != SyncRun.State.HELD
                    && it.step() >= fromStep
                    && isFree(it, now))
            .map(it -> leased(it, until));
    claimed.ifPresent(this::put);
    return claimed;
  }

  @Override
  public synchronized Optional<Instant> cursor(ConnectionRef ref, Entity entity) {
    CursorKey key = new CursorKey(ref, entity);
    return forgotten.contains(key) ? Optional.empty() : Optional.ofNullable(cursors.get(key));
  }

  @Override
  public synchronized void saveCursor(ConnectionRef ref, Entity entity, Instant readUpTo) {
    CursorKey key = new CursorKey(ref, entity);
    if (!forgotten.contains(key)) {
      cursors.merge(key, readUpTo, (held, given) -> given.isAfter(held) ? given : held);
    }
  }

  @Override
  public synchronized void beginCursor(ConnectionRef ref, Entity entity, Instant readUpTo) {
    CursorKey key = new CursorKey(ref, entity);
    cursors.putIfAbsent(key, readUpTo);
    forgotten.remove(key);
  }

  private static boolean isFree(SyncRun run, Instant now) {
    Instant until = run.leaseUntil();
    return until == null || !until.isAfter(now);
  }

  private static SyncRun leased(SyncRun run, Instant until) {
    return run.edit().leaseUntil(until).done();
  }

  @Override
  public synchronized void forgetCursors(ConnectionRef ref) {
    cursors.keySet().stream().filter(key -> key.ref().equals(ref)).forEach(forgotten::add);
  }

  @Override
  public synchronized void noteAbsent(SyncRun run, Entity entity, Collection<Long> ids) {
    absent
        .computeIfAbsent(new AbsentKey(run.ref(), run.id(), entity), _ -> new TreeSet<>())
        .addAll(ids);
  }

  @Override
  public synchronized List<Long> absent(ConnectionRef ref, RunId run, Entity entity, int limit) {
    return absent.getOrDefault(new AbsentKey(ref, run, entity), new TreeSet<>()).stream()
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void forgetAbsent(
      ConnectionRef ref, RunId run, Entity entity, Collection<Long> ids) {
    absent
        .getOrDefault(new AbsentKey(ref, run, entity), new TreeSet<>())
        .removeAll(Set.copyOf(ids));
  }

  public synchronized long countOf(ConnectionRef ref) {
    return of(ref).size() + cursors.keySet().stream().filter(key -> key.ref().equals(ref)).count();
  }

  public synchronized void forget(ConnectionRef ref) {
    runs.remove(ref);
    statements.forget(ref);
    begun.keySet().removeIf(wish -> wish.ref().equals(ref));
    cursors.keySet().removeIf(key -> key.ref().equals(ref));
    forgotten.removeIf(key -> key.ref().equals(ref));
  }
}

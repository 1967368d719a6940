package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunPage;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.SeenStore;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.sync.StatementStore;
import dev.signalbox.core.sync.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Runs and cursors under their connection. Ids of runs sort by time, so the latest come last.
public final class DynamoRunStore implements RunStore {

  private static final String READ_UP_TO = "readUpTo"; // S, time, of a cursor
  private static final String FORGOTTEN = "forgotten"; // BOOL, of a cursor; absent if it is not
  private static final String EXPIRES_AT = "expiresAt"; // N, seconds; tidies up

  /// Before the id of a run that has not ended, in the sort key of its mark.
  private static final String OPEN = "OPEN#";

  /// How long runs are kept.
  private static final Duration KEPT = Duration.ofDays(90);

  /// There are hundreds of polls a day, and one that went well is of no interest for long.
  private static final Duration POLLS_KEPT = Duration.ofDays(2);

  private final Table table;
  private final RunList list;
  private final SeenStore seen;
  private final StatementStore statements;

  /// For functions that make no statements.
  public DynamoRunStore(Table table) {
    this(table, null);
  }

  /// @param retention how long statements are kept
  public DynamoRunStore(Table table, @Nullable Retention retention) {
    this.table = table;
    this.statements = new DynamoStatementStore(table, retention);
    this.list = new RunList(table);
    this.seen = new DynamoSeenStore(table);
  }

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
  public Begun begin(SyncRun run, Duration window) {
    Key wish = Keys.begun(run.ref(), run.mode(), run.scopeHash());
    Fields begun =
        new Fields()
            .text(RunItems.RUN, run.id().value())
            .time(RunItems.STARTED_AT, run.startedAt())
            .number(EXPIRES_AT, expiry(run));
    Expression windowIsOver =
        Expression.of("attribute_not_exists(#pk) OR #startedAt<=:before")
            .with("before", run.startedAt().minus(window));
    List<Refused> refused =
        table.transact(
            List.of(
                Write.put(wish, begun, windowIsOver),
                Write.put(Keys.run(run.ref(), run.id()), fields(run), Expression.ABSENT),
                Write.put(
                    mark(run.ref(), run.id()), new Fields().number(EXPIRES_AT, expiry(run)))));
    return refused.stream()
        .filter(it -> it.index() == 0)
        .findFirst()
        .<Begun>map(it -> new Begun.Already(held(it)))
        .orElseGet(() -> new Begun.Started(run));
  }

  private static RunId held(Refused refused) {
    return new RunId(refused.held().orElseThrow().text(RunItems.RUN));
  }

  @Override
  public Optional<SyncRun> find(ConnectionRef ref, RunId run) {
    return table.get(Keys.run(ref, run)).map(item -> RunItems.run(ref, item));
  }

  @Override
  public Optional<SyncRun> last(ConnectionRef ref, SyncRun.Mode mode, String scopeHash) {
    return table
        .get(Keys.begun(ref, mode, scopeHash))
        .flatMap(begun -> find(ref, new RunId(begun.text(RunItems.RUN))));
  }

  @Override
  public List<SyncRun> open(ConnectionRef ref) {
    List<Key> keys =
        table.sortKeys(Keys.of(ref), OPEN).stream()
            .map(mark -> Keys.run(ref, new RunId(mark.substring(OPEN.length()))))
            .toList();
    return table.getAll(keys).values().stream()
        .map(item -> RunItems.run(ref, item))
        .filter(run -> !run.state().ended())
        .sorted(Comparator.comparing((SyncRun run) -> run.id().value()).reversed())
        .toList();
  }

  @Override
  public List<SyncRun> list(ConnectionRef ref, int limit) {
    return table
        .query(Table.under(Keys.of(ref), Keys.RUN).scanIndexForward(false).limit(limit))
        .map(item -> RunItems.run(ref, item));
  }

  @Override
  public RunPage list(ConnectionRef ref, RunQuery query) {
    return list.page(ref, query);
  }

  @Override
  public boolean advance(SyncRun run, long expectedStep) {
    Write change =
        Write.change(
            Keys.run(run.ref(), run.id()),
            fields(run),
            Expression.of("#step=:held").with("held", expectedStep));
    return run.state().ended()
        ? table.transact(List.of(change, Write.remove(mark(run.ref(), run.id())))).isEmpty()
        : table.write(change).isEmpty();
  }

  @Override
  public Optional<SyncRun> claim(
      ConnectionRef ref, RunId run, long fromStep, Instant now, Instant until) {
    Expression free =
        Expression.of(
                "attribute_exists(#pk) AND #step>=:from"
                    + " AND (attribute_not_exists(#leaseUntil) OR #leaseUntil<=:now)"
                    + " AND NOT #state IN (:held,:finished,:failed,:cancelled)")
            .with("from", fromStep)
            .with("now", now)
            .with("held", SyncRun.State.HELD.word())
            .with("finished", SyncRun.State.FINISHED.word())
            .with("failed", SyncRun.State.FAILED.word())
            .with("cancelled", SyncRun.State.CANCELLED.word());
    Expression lease = Expression.of("SET #leaseUntil=:until").with("until", until);
    return table
        .changed(new Write.Change(Keys.run(ref, run), lease, free))
        .map(item -> RunItems.run(ref, item));
  }

  @Override
  public Optional<Instant> cursor(ConnectionRef ref, Entity entity) {
    return table
        .get(Keys.cursor(ref, entity))
        .filter(item -> !item.flag(FORGOTTEN))
        .map(item -> item.time(READ_UP_TO));
  }

  @Override
  public void saveCursor(ConnectionRef ref, Entity entity, Instant readUpTo) {
    Expression forward =
        Expression.of(
                "attribute_not_exists(#pk) OR"
                    + " (#readUpTo<:given AND attribute_not_exists(#forgotten))")
            .with("given", readUpTo);
    var _ =
        table.write(
            Write.change(
                Keys.cursor(ref, entity), new Fields().time(READ_UP_TO, readUpTo), forward));
  }

  @Override
  public void beginCursor(ConnectionRef ref, Entity entity, Instant readUpTo) {
    Expression begin =
        Expression.of("SET #v=:one,#readUpTo=if_not_exists(#readUpTo,:given) REMOVE #forgotten")
            .with("one", 1)
            .with("given", readUpTo);
    var _ = table.write(new Write.Change(Keys.cursor(ref, entity), begin, null));
  }

  @Override
  public void forgetCursors(ConnectionRef ref) {
    Fields forgotten = new Fields().flag(FORGOTTEN, true);
    for (Entity entity : Entity.values()) {
      var _ =
          table.write(
              Write.change(
                  Keys.cursor(ref, entity), forgotten, Expression.of("attribute_exists(#pk)")));
    }
  }

  @Override
  public void noteAbsent(SyncRun run, Entity entity, Collection<Long> ids) {
    Fields mark = new Fields().number(EXPIRES_AT, expiry(run));
    writeAll(ids, id -> Write.put(Keys.absent(run.ref(), run.id(), entity, id), mark));
  }

  @Override
  public List<Long> absent(ConnectionRef ref, RunId run, Entity entity, int limit) {
    String prefix = Keys.absentPrefix(entity);
    return table
        .query(Table.under(Keys.absent(ref, run), prefix).limit(limit))
        .map(item -> Long.parseLong(item.text(Key.SK).substring(prefix.length())));
  }

  @Override
  public void forgetAbsent(ConnectionRef ref, RunId run, Entity entity, Collection<Long> ids) {
    writeAll(ids, id -> Write.remove(Keys.absent(ref, run, entity, id)));
  }

  private void writeAll(Collection<Long> ids, LongFunction<Write> write) {
    List<Write> writes = ids.stream().distinct().map(write::apply).toList();
    SideBySide.map(SideBySide.chunks(writes, Transaction.MOST_WRITES), table::transact);
  }

  private static Key mark(ConnectionRef ref, RunId run) {
    return new Key(Keys.of(ref), OPEN + run);
  }

  private static Fields fields(SyncRun run) {
    return RunItems.fields(run).number(EXPIRES_AT, expiry(run));
  }

  private static long expiry(SyncRun run) {
    boolean soon = run.mode() == SyncRun.Mode.POLL && run.state() == SyncRun.State.FINISHED;
    return run.startedAt().plus(soon ? POLLS_KEPT : KEPT).getEpochSecond();
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.triage.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What signals owe: one item beside the signal and phase, in the index `owed` until it is paid or
/// given up.
final class OwedItems {

  private static final String OWED_SHARD = "owedShard"; // S, index `owed`, partition
  private static final String DUE_AT = "dueAt"; // S, time, index `owed`, sort key
  private static final String REF = "ref"; // S, tenant and connection
  private static final String TICKET = "ticket"; // N
  private static final String PHASE = "phase"; // S, the phase's word
  private static final String ENTRY = "entry"; // N, condition of changes
  private static final String ATTEMPTS = "attempts"; // N, condition of deferring
  private static final String CAUSE = "cause"; // S

  private final Table table;

  OwedItems(Table table) {
    this.table = table;
  }

  static Write write(Owed owed) {
    return Write.put(key(owed), fields(owed));
  }

  List<Owed> overdue(Instant now, int limit) {
    List<Integer> shards = IntStream.range(0, Keys.OWED_SHARDS).boxed().toList();
    return SideBySide.map(shards, shard -> overdue(shard, now, limit)).stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Owed::dueAt))
        .limit(limit)
        .toList();
  }

  private List<Owed> overdue(int shard, Instant now, int limit) {
    Expression due =
        Expression.of("#owedShard=:shard AND #dueAt<=:now")
            .with("shard", Keys.owedShard(shard))
            .with("now", now);
    List<Owed> found = new ArrayList<>();
    table
        .query(Table.where(due).indexName("owed").limit(limit))
        .items()
        .forEach(item -> owed(item).ifPresent(found::add));
    return found;
  }

  boolean defer(Owed owed, Instant dueAt) {
    Expression same =
        Expression.of("#entry=:entry AND #attempts=:attempts")
            .with("entry", owed.entry())
            .with("attempts", owed.attempts());
    return table.write(Write.change(key(owed), fields(owed.sentAgain(dueAt)), same)).isEmpty();
  }

  boolean settle(Owed owed) {
    Expression same = Expression.of("#entry=:entry").with("entry", owed.entry());
    return table.write(Write.remove(key(owed), same)).isEmpty();
  }

  private static Fields fields(Owed owed) {
    return new Fields()
        .text(REF, owed.ref().toString())
        .number(TICKET, owed.ticket().value())
        .text(PHASE, owed.phase().word())
        .number(ENTRY, owed.entry())
        .number(ATTEMPTS, owed.attempts())
        .text(CAUSE, owed.cause())
        .time(DUE_AT, owed.dueAt())
        // What was given up leaves the index and is never sent again by itself.
        .text(OWED_SHARD, owed.givenUp() ? null : Keys.owedShard(owed.ref(), owed.ticket()));
  }

  /// Empty for a phase that only a newer version knows.
  static Optional<Owed> owed(Item item) {
    return Phase.find(item.text(PHASE))
        .map(phase ->
            new Owed(
                Registry.ref(item.text(REF)),
                new TicketId(item.number(TICKET)),
                phase,
                (int) item.number(ENTRY),
                item.time(DUE_AT),
                (int) item.number(ATTEMPTS),
                item.textOrEmpty(CAUSE)));
  }

  private static Key key(Owed owed) {
    return Keys.owed(owed.ref(), owed.ticket(), owed.phase());
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalPage;
import dev.signalbox.core.signal.SignalQuery;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Signals and all that stands beside them.
public final class DynamoSignalStore implements SignalStore {

  private final Table table;
  private final SignalWriter signals;
  private final ChildWriter children;
  private final StrayChildren strays;
  private final OwedItems owed;
  private final ClearTickets clearing;
  private final @Nullable CursorSeal seal;

  /// For functions that show no lists.
  public DynamoSignalStore(Table table) {
    this(table, null, null);
  }

  /// For functions that write signals.
  ///
  /// @param retention how long closed ones are kept
  public DynamoSignalStore(Table table, Retention retention) {
    this(table, null, retention);
  }

  /// @param seal signs the cursors of lists
  public DynamoSignalStore(Table table, CursorSeal seal) {
    this(table, seal, null);
  }

  private DynamoSignalStore(Table table, @Nullable CursorSeal seal, @Nullable Retention retention) {
    this.table = table;
    this.signals = new SignalWriter(table, retention);
    this.children = new ChildWriter(table);
    this.strays = new StrayChildren(table);
    this.owed = new OwedItems(table);
    this.clearing = new ClearTickets(table);
    this.seal = seal;
  }

  @Override
  public Optional<Signal> find(ConnectionRef ref, TicketId ticket) {
    return table.get(Keys.signal(ref, ticket)).map(SignalItems::signal);
  }

  @Override
  public Map<TicketId, Signal> findAll(ConnectionRef ref, Collection<TicketId> tickets) {
    Map<TicketId, Signal> found = new HashMap<>();
    table
        .getAll(tickets.stream().map(ticket -> Keys.signal(ref, ticket)).toList())
        .values()
        .forEach(item -> {
          Signal signal = SignalItems.signal(item);
          found.put(signal.ticket().id(), signal);
        });
    return found;
  }

  @Override
  public boolean save(ConnectionRef ref, Signal signal, Optional<Owed> newlyOwed) {
    return signals.save(ref, new Saving(signal, newlyOwed));
  }

  @Override
  public Set<TicketId> saveAll(ConnectionRef ref, List<Saving> savings) {
    return signals.saveAll(ref, savings);
  }

  @Override
  public void touch(ConnectionRef ref, TicketId ticket, Instant readAt) {
    signals.touch(ref, ticket, readAt);
  }

  @Override
  public SavedChildren saveChildren(ConnectionRef ref, List<Child> given) {
    return children.save(ref, given);
  }

  @Override
  public boolean removeChild(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    return children.remove(ref, entity, id, askedAt);
  }

  @Override
  public Optional<TicketId> parentOf(ConnectionRef ref, Entity entity, long id) {
    return children.parentOf(ref, entity, id);
  }

  @Override
  public TicketIds listHeld(ConnectionRef ref, String after, int limit) {
    return IdWalk.page(table, ref, Part.ALL, after, limit, true);
  }

  @Override
  public Set<Long> childIds(ConnectionRef ref, Entity entity, Collection<TicketId> tickets) {
    return strays.ids(ref, entity, tickets);
  }

  @Override
  public Set<Long> mendChildren(
      ConnectionRef ref, Entity entity, Collection<TicketId> tickets, Collection<Long> ids) {
    return strays.mend(ref, entity, tickets, ids);
  }

  @Override
  public long count(ConnectionRef ref, Entity entity) {
    List<Integer> buckets = IntStream.range(0, Keys.BUCKETS).boxed().toList();
    return SideBySide.map(buckets, bucket -> table.countLiving(Keys.locators(ref, entity, bucket)))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  @Override
  public int clear(ConnectionRef ref, int limit) {
    return clearing.clear(ref, limit);
  }

  @Override
  public Map<TicketId, Signal.Entries> pastEntries(
      ConnectionRef ref, Collection<TicketId> tickets) {
    return clearing.past(ref, tickets);
  }

  @Override
  public TicketIds listIds(ConnectionRef ref, Part part, String after, int limit) {
    return IdWalk.page(table, ref, part, after, limit, false);
  }

  @Override
  public Optional<Story> story(ConnectionRef ref, TicketId ticket) {
    return StoryItems.story(table.queryAll(Keys.ticket(ref, ticket), ""));
  }

  @Override
  public List<Signal> children(ConnectionRef ref, TicketId parent) {
    List<TicketId> linked =
        table.queryAll(Keys.ticket(ref, parent), Keys.LINKED).stream()
            .map(mark -> new TicketId(mark.number(SignalItems.TICKET)))
            .toList();
    return findAll(ref, linked).values().stream()
        .sorted(Comparator.comparingLong(signal -> signal.ticket().id().value()))
        .toList();
  }

  @Override
  public SignalPage list(SignalQuery query) {
    if (seal == null) {
      throw new IllegalStateException("This store was opened without the key of its cursors.");
    }
    return SignalList.page(table, query, seal);
  }

  @Override
  public Map<Long, Long> openByQueue(ConnectionRef ref) {
    List<Integer> shards = IntStream.range(0, Keys.OPEN_SHARDS).boxed().toList();
    return SideBySide.map(shards, shard -> table.queryList(Keys.openList(ref, shard))).stream()
        .flatMap(List::stream)
        .map(row -> row.findNumber(SignalItems.QUEUE))
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(queue -> queue, Collectors.counting()));
  }

  @Override
  public List<Owed> owed(ConnectionRef ref, TicketId ticket) {
    List<Owed> found = new ArrayList<>();
    table
        .queryAll(Keys.ticket(ref, ticket), Keys.OWED)
        .forEach(item -> OwedItems.owed(item).ifPresent(found::add));
    return found;
  }

  @Override
  public List<Owed> overdue(Instant now, int limit) {
    return owed.overdue(now, limit);
  }

  @Override
  public boolean defer(Owed sent, Instant dueAt) {
    return owed.defer(sent, dueAt);
  }

  @Override
  public boolean settle(Owed paid) {
    return owed.settle(paid);
  }
}

package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.triage.MemoryVerdictStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Signals in memory.
public final class MemorySignalStore implements SignalStore {

  private record Key(ConnectionRef ref, TicketId ticket) {}

  /// By ascending id, so that a walk over many goes on where it was.
  private final NavigableMap<Key, Signal> signals =
      new TreeMap<>(
          Comparator.comparing((Key key) -> key.ref().tenant().value())
              .thenComparing(key -> key.ref().connection().value())
              .thenComparingLong(key -> key.ticket().value()));

  private final Map<Key, Signal.Entries> past = new HashMap<>();
  private final MemoryDebts debts = new MemoryDebts();
  private final MemoryChildren children = new MemoryChildren();
  private final MemoryVerdictStore verdicts;

  public MemorySignalStore() {
    this(new MemoryVerdictStore());
  }

  /// @param verdicts shown in stories and lists
  public MemorySignalStore(MemoryVerdictStore verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public synchronized Optional<Signal> find(ConnectionRef ref, TicketId ticket) {
    return Optional.ofNullable(signals.get(new Key(ref, ticket)));
  }

  @Override
  public synchronized Map<TicketId, Signal> findAll(
      ConnectionRef ref, Collection<TicketId> tickets) {
    Map<TicketId, Signal> found = new HashMap<>();
    tickets.forEach(ticket -> find(ref, ticket).ifPresent(it -> found.put(ticket, it)));
    return found;
  }

  @Override
  public synchronized boolean save(ConnectionRef ref, Signal signal, Optional<Owed> owed) {
    Key key = new Key(ref, signal.ticket().id());
    Signal stored = signals.get(key);
    if ((stored == null ? 0 : stored.revision()) != signal.revision()
        || (stored != null && stored.readAt().isAfter(signal.readAt()))) {
      return false;
    }
    signals.put(key, signal.withRevision(signal.revision() + 1));
    owed.ifPresent(debts::put);
    return true;
  }

  @Override
  public synchronized Set<TicketId> saveAll(ConnectionRef ref, List<Saving> savings) {
    Set<TicketId> refused = new HashSet<>();
    for (Saving saving : savings) {
      if (!save(ref, saving.signal(), saving.owed())) {
        refused.add(saving.signal().ticket().id());
      }
    }
    return refused;
  }

  @Override
  public synchronized void touch(ConnectionRef ref, TicketId ticket, Instant readAt) {
    signals.computeIfPresent(
        new Key(ref, ticket),
        (_, held) -> readAt.isAfter(held.readAt()) ? held.readAgain(readAt) : held);
  }

  @Override
  public synchronized SavedChildren saveChildren(ConnectionRef ref, List<Child> given) {
    List<PsaRecord> written = new ArrayList<>();
    int skipped = 0;
    for (Child child : given) {
      if (find(ref, MemoryChildren.ticketOf(child.record())).isEmpty()) {
        skipped++;
      } else if (children.save(ref, child)) {
        written.add(child.record());
      }
    }
    return new SavedChildren(written, skipped);
  }

  @Override
  public synchronized boolean removeChild(
      ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    return children.bury(ref, entity, id, askedAt);
  }

  @Override
  public synchronized Optional<TicketId> parentOf(ConnectionRef ref, Entity entity, long id) {
    return children.parentOf(ref, entity, id);
  }

  @Override
  public synchronized Set<Long> childIds(
      ConnectionRef ref, Entity entity, Collection<TicketId> tickets) {
    return children.ids(ref, entity, tickets);
  }

  @Override
  public synchronized Set<Long> mendChildren(
      ConnectionRef ref, Entity entity, Collection<TicketId> tickets, Collection<Long> ids) {
    return children.mend(ref, entity, tickets, ids);
  }

  /// A note or time entry stands under this ticket, too: as a writer leaves it that is killed
  /// before it sees that somebody had put it elsewhere.
  public synchronized void leaveStray(ConnectionRef ref, Entity entity, long id, TicketId ticket) {
    children.place(ref, entity, id, ticket);
  }

  @Override
  public synchronized long count(ConnectionRef ref, Entity entity) {
    return entity == Entity.TICKET ? of(ref).count() : children.count(ref, entity);
  }

  @Override
  public synchronized int clear(ConnectionRef ref, int limit) {
    List<Signal> some =
        of(ref)
            .sorted(Comparator.comparingLong(signal -> signal.ticket().id().value()))
            .limit(limit)
            .toList();
    for (Signal signal : some) {
      TicketId id = signal.ticket().id();
      past.put(new Key(ref, id), signal.entries());
      debts.forget(ref, id);
      children.removeUnder(ref, id);
      signals.remove(new Key(ref, id));
    }
    return some.size();
  }

  @Override
  public synchronized Map<TicketId, Signal.Entries> pastEntries(
      ConnectionRef ref, Collection<TicketId> tickets) {
    Map<TicketId, Signal.Entries> found = new HashMap<>();
    for (TicketId ticket : tickets) {
      Signal.Entries entries = past.get(new Key(ref, ticket));
      if (entries != null) {
        found.put(ticket, entries);
      }
    }
    return found;
  }

  @Override
  public synchronized TicketIds listIds(ConnectionRef ref, Part part, String after, int limit) {
    return list(ref, after, limit, signal -> signal.inScope() && isIn(part, signal));
  }

  private static boolean isIn(Part part, Signal signal) {
    boolean even = signal.ticket().recordId() % 2 == 0;
    return switch (part) {
      case ALL -> true;
      case ONE_HALF -> even;
      case OTHER_HALF -> !even;
    };
  }

  @Override
  public synchronized TicketIds listHeld(ConnectionRef ref, String after, int limit) {
    return list(ref, after, limit, _ -> true);
  }

  private TicketIds list(ConnectionRef ref, String after, int limit, Predicate<Signal> listed) {
    Map<Key, Signal> from =
        after.isEmpty()
            ? signals
            : signals.tailMap(new Key(ref, new TicketId(Long.parseLong(after))), false);
    List<TicketId> ids =
        from.entrySet().stream()
            .filter(entry -> entry.getKey().ref().equals(ref) && listed.test(entry.getValue()))
            .map(entry -> entry.getKey().ticket())
            .limit(limit)
            .toList();
    return new TicketIds(ids, ids.size() < limit ? "" : Long.toString(ids.getLast().value()));
  }

  @Override
  public synchronized Map<Long, Long> openByQueue(ConnectionRef ref) {
    return of(ref)
        .filter(Signal::inScope)
        .filter(it -> it.status() == SignalStatus.NEW || it.status() == SignalStatus.ACTIVE)
        .map(signal -> signal.ticket().placement().queue())
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(queue -> queue, Collectors.counting()));
  }

  @Override
  public synchronized Optional<Story> story(ConnectionRef ref, TicketId ticket) {
    return find(ref, ticket)
        .map(signal ->
            new Story(
                signal,
                children.under(ref, ticket, Note.class),
                children.under(ref, ticket, TimeEntry.class),
                verdicts.listAll(ref, ticket),
                debts.of(ref, ticket)));
  }

  @Override
  public synchronized List<Signal> children(ConnectionRef ref, TicketId parent) {
    return of(ref)
        .filter(signal -> parent.equals(signal.ticket().parent()))
        .sorted(Comparator.comparingLong(signal -> signal.ticket().id().value()))
        .toList();
  }

  @Override
  public synchronized SignalPage list(SignalQuery query) {
    return MemorySignalList.page(query, of(query.ref()).toList(), verdicts);
  }

  @Override
  public synchronized List<Owed> owed(ConnectionRef ref, TicketId ticket) {
    return debts.of(ref, ticket);
  }

  @Override
  public synchronized List<Owed> overdue(Instant now, int limit) {
    return debts.overdue(now, limit);
  }

  @Override
  public synchronized boolean defer(Owed owed, Instant dueAt) {
    return debts.defer(owed, dueAt);
  }

  @Override
  public synchronized boolean settle(Owed owed) {
    return debts.settle(owed);
  }

  private Stream<Signal> of(ConnectionRef ref) {
    return signals.entrySet().stream()
        .filter(held -> held.getKey().ref().equals(ref))
        .map(Map.Entry::getValue);
  }

  /// The tickets of a connection.
  public synchronized Set<TicketId> ticketsOf(ConnectionRef ref) {
    Set<TicketId> tickets = new HashSet<>();
    signals.keySet().stream()
        .filter(key -> key.ref().equals(ref))
        .forEach(key -> tickets.add(key.ticket()));
    return tickets;
  }

  /// With the tombstones of such.
  public synchronized long childrenOf(ConnectionRef ref) {
    return children.count(ref);
  }

  public synchronized void forgetTombstones(ConnectionRef ref) {
    children.forgetTombstones(ref);
  }

  /// Forgets some tickets of a connection with all that belongs to each.
  public synchronized int forgetSome(ConnectionRef ref, int most) {
    List<TicketId> some = ticketsOf(ref).stream().limit(most).toList();
    some.forEach(ticket -> {
      children.forgetOf(ref, ticket);
      debts.forget(ref, ticket);
      signals.remove(new Key(ref, ticket));
    });
    return some.size();
  }
}

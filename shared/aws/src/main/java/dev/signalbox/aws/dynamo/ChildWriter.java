package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.core.signal.SignalStore.SavedChildren;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes notes and time entries, each on condition of how it stood when it was read, see
/// [ChildPlacing]. New ones go in requests of many, all records of a request and then their
/// locators. A child expires if its ticket does.
final class ChildWriter {

  /// So that a request stays far below what DynamoDB takes.
  private static final int MOST_BYTES = 2_500_000;

  private final Table table;

  ChildWriter(Table table) {
    this.table = table;
  }

  SavedChildren save(ConnectionRef ref, List<Child> children) {
    Map<Key, Child> newest = new LinkedHashMap<>();
    children.forEach(child -> newest.merge(locator(ref, child), child, ChildWriter::newer));
    List<ChildPlacing> held = held(ref, newest.values());
    List<ChildPlacing> open = held.stream().filter(placing -> !placing.isSettled()).toList();
    Set<Child> done = new HashSet<>(saveAtOnce(open));
    List<Child> others =
        open.stream().map(ChildPlacing::child).filter(child -> !done.contains(child)).toList();
    done.addAll(saveEach(ref, others));
    List<PsaRecord> written =
        open.stream().map(ChildPlacing::child).filter(done::contains).map(Child::record).toList();
    return new SavedChildren(written, newest.size() - held.size());
  }

  /// How those stand whose ticket we hold.
  private List<ChildPlacing> held(ConnectionRef ref, Collection<Child> children) {
    Map<Key, Item> tickets =
        table.getAll(children.stream().map(child -> ticket(ref, child)).distinct().toList());
    List<Child> ours =
        children.stream().filter(child -> tickets.containsKey(ticket(ref, child))).toList();
    Map<Key, Item> items =
        table.getAll(
            ours.stream()
                .flatMap(child -> Stream.of(locator(ref, child), place(ref, child)))
                .toList(),
            ChildItems.STANDING);
    return ours.stream()
        .map(child ->
            new ChildPlacing(
                ref,
                child,
                tickets.get(ticket(ref, child)),
                items.get(locator(ref, child)),
                items.get(place(ref, child)),
                null))
        .toList();
  }

  /// Writes those that are new or changed where they stand, and answers which are done.
  private List<Child> saveAtOnce(List<ChildPlacing> placings) {
    List<ChildPlacing> fresh = placings.stream().filter(ChildPlacing::isNew).toList();
    List<ChildPlacing> changed = placings.stream().filter(ChildPlacing::isOneWrite).toList();
    List<ChildPlacing> written = new ArrayList<>();
    SideBySide.map(bundles(fresh), this::insert).forEach(written::addAll);
    SideBySide.map(changed, this::change).forEach(written::addAll);
    return confirmed(written);
  }

  private List<Child> confirmed(List<ChildPlacing> written) {
    Map<Key, Item> items =
        table.getAll(
            written.stream().flatMap(ChildPlacing::confirming).toList(), ChildItems.STANDING);
    return written.stream()
        .filter(placing -> placing.isDone(items))
        .map(ChildPlacing::child)
        .toList();
  }

  private List<ChildPlacing> change(ChildPlacing placing) {
    return write(placing.next()) ? List.of(placing) : List.of();
  }

  /// A new child, and its record as an item.
  private record Fresh(ChildPlacing placing, Write.PutItem record) {}

  /// Answers those of which both items were put.
  private List<ChildPlacing> insert(List<Fresh> bundle) {
    Set<Key> stood = table.insert(bundle.stream().map(Fresh::record).toList());
    List<ChildPlacing> put =
        bundle.stream()
            .filter(fresh -> !stood.contains(fresh.record().key()))
            .map(Fresh::placing)
            .toList();
    Set<Key> pointed = table.insert(put.stream().map(ChildPlacing::newLocator).toList());
    return pointed.isEmpty()
        ? put
        : put.stream().filter(placing -> !pointed.contains(placing.locatorKey())).toList();
  }

  private static List<List<Fresh>> bundles(List<ChildPlacing> placings) {
    List<List<Fresh>> bundles = new ArrayList<>();
    List<Fresh> open = new ArrayList<>();
    int bytes = 0;
    for (ChildPlacing placing : placings) {
      Fresh fresh = new Fresh(placing, placing.record());
      int size = fresh.record().fields().size();
      if (!open.isEmpty() && (open.size() == BatchInsert.MOST || bytes + size > MOST_BYTES)) {
        bundles.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(fresh);
      bytes += size;
    }
    if (!open.isEmpty()) {
      bundles.add(open);
    }
    return bundles;
  }

  private List<Child> saveEach(ConnectionRef ref, List<Child> children) {
    return SideBySide.map(
            children, child -> saveAlone(ref, child) ? List.of(child) : List.<Child>of())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// Reads and writes until nothing is left to write.
  private boolean saveAlone(ConnectionRef ref, Child child) {
    boolean written = false;
    while (true) {
      ChildPlacing placing = read(ref, child);
      if (placing.ticket() == null) {
        List<Write> back = placing.withdrawal();
        if (back.isEmpty() || write(back)) {
          return false;
        }
      } else if (placing.isSettled()) {
        boolean kept = !placing.isElsewhere() && !placing.isGone();
        return kept && (written || placing.isOurs());
      } else if (write(placing.next())) {
        written |= placing.writesRecord();
      }
    }
  }

  private ChildPlacing read(ConnectionRef ref, Child child) {
    Map<Key, Item> items =
        table.getAll(
            List.of(ticket(ref, child), locator(ref, child), place(ref, child)),
            ChildItems.STANDING);
    Item locator = items.get(locator(ref, child));
    return new ChildPlacing(
        ref,
        child,
        items.get(ticket(ref, child)),
        locator,
        items.get(place(ref, child)),
        there(ref, child, locator));
  }

  private @Nullable Item there(ConnectionRef ref, Child child, @Nullable Item locator) {
    PsaRecord record = child.record();
    return ChildLocators.find(locator)
        .filter(ticket -> !ticket.equals(ChildItems.ticketOf(record)))
        .flatMap(ticket -> table.get(Keys.child(ref, ticket, record.entity(), record.recordId())))
        .orElse(null);
  }

  private boolean write(List<Write> writes) {
    return writes.size() == 1
        ? table.write(writes.getFirst()).isEmpty()
        : table.transact(writes).isEmpty();
  }

  /// Puts a tombstone in the place of the locator and takes the record away.
  boolean remove(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    Key key = Keys.locator(ref, entity, id);
    while (true) {
      Item locator = table.get(key).orElse(null);
      if (Tombstone.covers(locator, askedAt)) {
        return false;
      }
      Write burial = Tombstone.put(key, askedAt, ChildLocators.sameAs(locator));
      Optional<TicketId> ticket = ChildLocators.find(locator);
      if (ticket.isPresent()) {
        Key place = Keys.child(ref, ticket.get(), entity, id);
        Write removal = Write.remove(place, ChildItems.notReadAfter(askedAt));
        List<Refused> refused = table.transact(List.of(burial, removal));
        if (refused.isEmpty() || wasReadLater(refused)) {
          return refused.isEmpty();
        }
      } else if (table.write(burial).isEmpty()) {
        return false;
      }
    }
  }

  /// Whether the locator stood as it was found: the record was read later then.
  private static boolean wasReadLater(List<Refused> refused) {
    return refused.stream().noneMatch(it -> it.index() == 0);
  }

  Optional<TicketId> parentOf(ConnectionRef ref, Entity entity, long id) {
    return table.get(Keys.locator(ref, entity, id)).flatMap(ChildLocators::find);
  }

  private static Child newer(Child one, Child other) {
    int byPsa = one.record().changedAt().compareTo(other.record().changedAt());
    boolean oneIsNewer = byPsa > 0 || (byPsa == 0 && one.readAt().isAfter(other.readAt()));
    return oneIsNewer ? one : other;
  }

  private static Key ticket(ConnectionRef ref, Child child) {
    return Keys.locator(ref, Entity.TICKET, ChildItems.ticketOf(child.record()).value());
  }

  private static Key locator(ConnectionRef ref, Child child) {
    return Keys.locator(ref, child.record().entity(), child.record().recordId());
  }

  private static Key place(ConnectionRef ref, Child child) {
    PsaRecord record = child.record();
    return Keys.child(ref, ChildItems.ticketOf(record), record.entity(), record.recordId());
  }
}

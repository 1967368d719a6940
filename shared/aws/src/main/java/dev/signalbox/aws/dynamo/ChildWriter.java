package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Child;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes notes and time entries. Each has a locator, found by its id alone, that says under which
/// ticket it stands and how new it is. Every change of a child is a change of its locator, on
/// condition of the locator that was read.
final class ChildWriter {

  private static final String TICKET = "ticket"; // N, of a locator
  private static final String HASH = "hash"; // S, condition of changes
  private static final String CHANGED_AT = "changedAt"; // S, time, condition of changes
  private static final String READ_AT = "readAt"; // S, time, condition of changes

  /// A child takes three writes when it moves.
  private static final int BUNDLE = Transaction.MOST_WRITES / 3;

  /// DynamoDB takes 4 MB in a transaction.
  private static final int MOST_BYTES = 2_500_000;

  private final Table table;

  ChildWriter(Table table) {
    this.table = table;
  }

  int save(ConnectionRef ref, List<Child> children) {
    Map<Key, Child> newest = new LinkedHashMap<>();
    children.forEach(child -> newest.merge(locator(ref, child), child, ChildWriter::newer));
    Set<TicketId> held = heldTickets(ref, newest);
    newest.values().removeIf(child -> !held.contains(ChildItems.ticketOf(child.record())));
    Map<Key, Item> locators = table.getAll(List.copyOf(newest.keySet()));
    List<Child> news =
        newest.entrySet().stream()
            .filter(it -> isNews(it.getValue(), locators.get(it.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    return SideBySide.map(bundles(news), bundle -> saveBundle(ref, bundle, locators)).stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private Set<TicketId> heldTickets(ConnectionRef ref, Map<Key, Child> children) {
    Map<Key, TicketId> tickets =
        children.values().stream()
            .map(child -> ChildItems.ticketOf(child.record()))
            .distinct()
            .collect(
                Collectors.toMap(
                    ticket -> Keys.locator(ref, Entity.TICKET, ticket.value()), ticket -> ticket));
    return table.getAll(List.copyOf(tickets.keySet())).keySet().stream()
        .map(tickets::get)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<List<Child>> bundles(List<Child> children) {
    List<List<Child>> bundles = new ArrayList<>();
    List<Child> open = new ArrayList<>();
    int bytes = 0;
    for (Child child : children) {
      int size = ChildItems.fields(child.record()).size();
      if (!open.isEmpty() && (open.size() == BUNDLE || bytes + size > MOST_BYTES)) {
        bundles.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(child);
      bytes += size;
    }
    if (!open.isEmpty()) {
      bundles.add(open);
    }
    return bundles;
  }

  /// Where one of a bundle lost a race, each goes alone.
  private int saveBundle(ConnectionRef ref, List<Child> bundle, Map<Key, Item> locators) {
    List<Write> writes = new ArrayList<>();
    bundle.forEach(child -> writes.addAll(writes(ref, child, locators.get(locator(ref, child)))));
    if (table.transact(writes).isEmpty()) {
      return bundle.size();
    }
    return (int) bundle.stream().filter(child -> saveAlone(ref, child)).count();
  }

  private boolean saveAlone(ConnectionRef ref, Child child) {
    while (true) {
      Item held = table.get(locator(ref, child)).orElse(null);
      if (!isNews(child, held)) {
        return false;
      }
      if (table.transact(writes(ref, child, held)).isEmpty()) {
        return true;
      }
    }
  }

  private static List<Write> writes(ConnectionRef ref, Child child, @Nullable Item held) {
    PsaRecord record = child.record();
    TicketId ticket = ChildItems.ticketOf(record);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.change(locator(ref, child), locator(child), sameAs(held)));
    writes.add(Write.change(place(ref, record, ticket), ChildItems.fields(record)));
    if (held != null && !ticketOf(held).equals(ticket)) {
      writes.add(Write.remove(place(ref, record, ticketOf(held))));
    }
    return writes;
  }

  boolean remove(ConnectionRef ref, Entity entity, long id) {
    Key key = Keys.locator(ref, entity, id);
    while (true) {
      Optional<Item> held = table.get(key);
      if (held.isEmpty()) {
        return false;
      }
      Key place = Keys.child(ref, ticketOf(held.get()), entity, id);
      if (table
          .transact(List.of(Write.remove(key, sameAs(held.get())), Write.remove(place)))
          .isEmpty()) {
        return true;
      }
    }
  }

  Optional<TicketId> parentOf(ConnectionRef ref, Entity entity, long id) {
    return table.get(Keys.locator(ref, entity, id)).map(ChildWriter::ticketOf);
  }

  private static Fields locator(Child child) {
    return new Fields()
        .number(TICKET, ChildItems.ticketOf(child.record()).value())
        .text(HASH, child.record().contentHash())
        .time(CHANGED_AT, child.record().changedAt())
        .time(READ_AT, child.readAt());
  }

  private static Expression sameAs(@Nullable Item held) {
    return held == null
        ? Expression.ABSENT
        : Expression.of("#hash=:hash AND #changedAt=:changed AND #readAt=:read")
            .with("hash", held.text(HASH))
            .with("changed", held.text(CHANGED_AT))
            .with("read", held.text(READ_AT));
  }

  private static boolean isNews(Child child, @Nullable Item held) {
    return held == null
        || Newness.of(
            child.record(),
            child.readAt(),
            held.time(CHANGED_AT),
            held.time(READ_AT),
            held.text(HASH));
  }

  private static Child newer(Child one, Child other) {
    int byPsa = one.record().changedAt().compareTo(other.record().changedAt());
    boolean oneIsNewer = byPsa > 0 || (byPsa == 0 && one.readAt().isAfter(other.readAt()));
    return oneIsNewer ? one : other;
  }

  private static TicketId ticketOf(Item locator) {
    return new TicketId(locator.number(TICKET));
  }

  private static Key locator(ConnectionRef ref, Child child) {
    return Keys.locator(ref, child.record().entity(), child.record().recordId());
  }

  private static Key place(ConnectionRef ref, PsaRecord record, TicketId ticket) {
    return Keys.child(ref, ticket, record.entity(), record.recordId());
  }
}

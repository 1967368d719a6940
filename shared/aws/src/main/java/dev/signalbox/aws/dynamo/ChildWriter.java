package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.Child;
import dev.signalbox.core.signal.SignalStore.SavedChildren;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes notes and time entries. Each has a locator, found by its id alone, that says under which
/// ticket it stands and how new it is. Every change of a child is a change of its locator, on
/// condition of the locator that was read. A child expires if its ticket does.
final class ChildWriter {

  private static final String TICKET = "ticket"; // N, of a locator
  private static final String HASH = "hash"; // S, condition of changes
  private static final String CHANGED_AT = "changedAt"; // S, time, condition of changes
  private static final String READ_AT = "readAt"; // S, time, condition of changes

  /// A child takes three writes when it moves, and a check when its ticket expires.
  private static final int BUNDLE = Transaction.MOST_WRITES / 4;

  /// DynamoDB takes 4 MB in a transaction.
  private static final int MOST_BYTES = 2_500_000;

  private final Table table;

  ChildWriter(Table table) {
    this.table = table;
  }

  SavedChildren save(ConnectionRef ref, List<Child> children) {
    Map<Key, Child> newest = new LinkedHashMap<>();
    children.forEach(child -> newest.merge(locator(ref, child), child, ChildWriter::newer));
    Map<Key, Item> tickets = heldTickets(ref, newest.values());
    int read = newest.size();
    newest.values().removeIf(child -> !tickets.containsKey(ticketKey(ref, child)));
    int held = newest.size();
    Map<Key, Item> locators = table.getAll(List.copyOf(newest.keySet()));
    List<Placing> news = new ArrayList<>();
    newest.forEach((key, child) -> {
      Item ticket = Objects.requireNonNull(tickets.get(ticketKey(ref, child)));
      news.add(new Placing(child, ticket, locators.get(key)));
    });
    news.removeIf(placing -> !placing.isNews());
    List<PsaRecord> written =
        SideBySide.map(bundles(news), bundle -> saveBundle(ref, bundle)).stream()
            .flatMap(List::stream)
            .toList();
    return new SavedChildren(written, read - held);
  }

  /// A child to write.
  ///
  /// @param ticket the locator of its ticket
  /// @param held its own locator, if we hold it
  private record Placing(Child child, Item ticket, @Nullable Item held) {

    boolean isNews() {
      return held == null
          || (held.findNumber(Retention.EXPIRES_AT) == null) != (expiresAt() == null)
          || Newness.of(
              child.record(),
              child.readAt(),
              held.time(CHANGED_AT),
              held.time(READ_AT),
              held.text(HASH));
    }

    @Nullable Long expiresAt() {
      return ticket.findNumber(Retention.EXPIRES_AT);
    }
  }

  private Map<Key, Item> heldTickets(ConnectionRef ref, Collection<Child> children) {
    return table.getAll(children.stream().map(child -> ticketKey(ref, child)).distinct().toList());
  }

  private static List<List<Placing>> bundles(List<Placing> placings) {
    List<List<Placing>> bundles = new ArrayList<>();
    List<Placing> open = new ArrayList<>();
    int bytes = 0;
    for (Placing placing : placings) {
      int size = ChildItems.fields(placing.child().record()).size();
      if (!open.isEmpty() && (open.size() == BUNDLE || bytes + size > MOST_BYTES)) {
        bundles.add(open);
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(placing);
      bytes += size;
    }
    if (!open.isEmpty()) {
      bundles.add(open);
    }
    return bundles;
  }

  /// Where one of a bundle lost a race, each goes alone.
  private List<PsaRecord> saveBundle(ConnectionRef ref, List<Placing> bundle) {
    List<Write> writes = new ArrayList<>();
    bundle.stream()
        .filter(placing -> placing.expiresAt() != null)
        .map(placing -> stillExpires(ref, placing))
        .distinct()
        .forEach(writes::add);
    bundle.forEach(placing -> writes.addAll(writes(ref, placing)));
    if (table.transact(writes).isEmpty()) {
      return recordsOf(bundle);
    }
    return recordsOf(bundle.stream().filter(placing -> saveAlone(ref, placing.child())).toList());
  }

  private static List<PsaRecord> recordsOf(List<Placing> written) {
    return written.stream().map(placing -> placing.child().record()).toList();
  }

  private boolean saveAlone(ConnectionRef ref, Child child) {
    while (true) {
      Item ticket = table.get(ticketKey(ref, child)).orElse(null);
      Item held = table.get(locator(ref, child)).orElse(null);
      if (ticket == null || !new Placing(child, ticket, held).isNews()) {
        return false;
      }
      Placing placing = new Placing(child, ticket, held);
      List<Write> writes = writes(ref, placing);
      if (placing.expiresAt() != null) {
        writes.add(stillExpires(ref, placing));
      }
      if (table.transact(writes).isEmpty()) {
        return true;
      }
    }
  }

  /// A ticket may be re-opened meanwhile; nothing of it may expire then.
  private static Write stillExpires(ConnectionRef ref, Placing placing) {
    return new Write.Check(ticketKey(ref, placing.child()), Retention.EXPIRES);
  }

  private static List<Write> writes(ConnectionRef ref, Placing placing) {
    Child child = placing.child();
    Item held = placing.held();
    PsaRecord record = child.record();
    TicketId ticket = ChildItems.ticketOf(record);
    List<Write> writes = new ArrayList<>();
    writes.add(Write.change(locator(ref, child), expiring(locator(child), placing), sameAs(held)));
    writes.add(
        Write.change(place(ref, record, ticket), expiring(ChildItems.fields(record), placing)));
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

  private static Fields expiring(Fields fields, Placing placing) {
    return fields.optional(Retention.EXPIRES_AT, placing.expiresAt());
  }

  private static Child newer(Child one, Child other) {
    int byPsa = one.record().changedAt().compareTo(other.record().changedAt());
    boolean oneIsNewer = byPsa > 0 || (byPsa == 0 && one.readAt().isAfter(other.readAt()));
    return oneIsNewer ? one : other;
  }

  private static TicketId ticketOf(Item locator) {
    return new TicketId(locator.number(TICKET));
  }

  /// Where the child of a locator stands; empty for what is no locator of one.
  static Optional<Key> placeOf(ConnectionRef ref, Item item) {
    for (Entity entity : List.of(Entity.NOTE, Entity.TIME_ENTRY)) {
      for (int bucket = 0; bucket < Keys.BUCKETS; bucket++) {
        if (item.text(Key.PK).equals(Keys.locators(ref, entity, bucket))) {
          return Optional.of(
              Keys.child(ref, ticketOf(item), entity, Long.parseLong(item.text(Key.SK))));
        }
      }
    }
    return Optional.empty();
  }

  /// Where everything of an item is that expires with its ticket: nothing, when it is the ticket or
  /// stands there for another ticket.
  static Stream<Key> keysOf(ConnectionRef ref, Item item) {
    String sk = item.text(Key.SK);
    if (sk.startsWith(Keys.NOTE)) {
      return Stream.of(item.key(), Keys.locator(ref, Entity.NOTE, ChildItems.idOf(item)));
    }
    if (sk.startsWith(Keys.TIME)) {
      return Stream.of(item.key(), Keys.locator(ref, Entity.TIME_ENTRY, ChildItems.idOf(item)));
    }
    return sk.equals(Keys.SIGNAL) || sk.startsWith(Keys.LINKED)
        ? Stream.empty()
        : Stream.of(item.key());
  }

  private static Key ticketKey(ConnectionRef ref, Child child) {
    return Keys.locator(ref, Entity.TICKET, ChildItems.ticketOf(child.record()).value());
  }

  private static Key locator(ConnectionRef ref, Child child) {
    return Keys.locator(ref, child.record().entity(), child.record().recordId());
  }

  private static Key place(ConnectionRef ref, PsaRecord record, TicketId ticket) {
    return Keys.child(ref, ticket, record.entity(), record.recordId());
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Removes tickets with what the PSA can give us again. The locator goes last: a kill in between
/// leaves it, and the ticket is removed again. What is kept of a ticket is found by another one,
/// for whoever removes the connection.
final class ClearTickets {

  private static final String INTAKES = "intakes"; // N, of what was cleared
  private static final String RESOLUTIONS = "resolutions"; // N, of what was cleared

  /// A note or time entry goes with its locator in one transaction.
  private static final int MOST_AT_ONCE = Transaction.MOST_WRITES / 2;

  private final Table table;

  ClearTickets(Table table) {
    this.table = table;
  }

  int clear(ConnectionRef ref, int limit) {
    List<TicketId> some = some(ref, limit);
    SideBySide.map(some, ticket -> clear(ref, ticket));
    return some.size();
  }

  private List<TicketId> some(ConnectionRef ref, int limit) {
    List<TicketId> found = new ArrayList<>();
    for (int bucket = 0; bucket < Keys.BUCKETS && found.size() < limit; bucket++) {
      String pk = Keys.locators(ref, Entity.TICKET, bucket);
      table
          .query(Table.under(pk, "").limit(limit - found.size()))
          .items()
          .forEach(item -> found.add(new TicketId(Long.parseLong(item.text(Key.SK)))));
    }
    return found;
  }

  private boolean clear(ConnectionRef ref, TicketId ticket) {
    List<Item> held = table.queryAll(Keys.ticket(ref, ticket), "");
    List<List<Write>> removals =
        held.stream()
            .map(item -> removals(ref, ticket, item))
            .filter(writes -> !writes.isEmpty())
            .toList();
    for (List<List<Write>> some : SideBySide.chunks(removals, MOST_AT_ONCE)) {
      var _ = table.transact(some.stream().flatMap(List::stream).toList());
    }
    Optional<Signal> signal =
        held.stream()
            .filter(item -> item.text(Key.SK).equals(Keys.SIGNAL))
            .map(SignalItems::signal)
            .findFirst();
    List<Write> last = new ArrayList<>();
    signal.ifPresent(it -> last.addAll(ofSignal(ref, it)));
    last.add(Write.remove(Keys.locator(ref, Entity.TICKET, ticket.value())));
    last.add(Write.put(Keys.cleared(ref, ticket), new Fields()));
    return table.transact(last).isEmpty();
  }

  private static List<Write> removals(ConnectionRef ref, TicketId ticket, Item item) {
    String sk = item.text(Key.SK);
    Write itself = Write.remove(new Key(Keys.ticket(ref, ticket), sk));
    Optional<Key> locator = ChildLocators.keyOf(ref, item);
    if (locator.isPresent()) {
      return List.of(itself, Write.remove(locator.get()));
    }
    return sk.startsWith(Keys.OWED) || sk.startsWith(Keys.LINKED) ? List.of(itself) : List.of();
  }

  private static List<Write> ofSignal(ConnectionRef ref, Signal signal) {
    TicketId id = signal.ticket().id();
    List<Write> writes = new ArrayList<>();
    writes.add(Write.remove(Keys.signal(ref, id)));
    writes.add(
        Write.put(
            Keys.past(ref, id),
            new Fields()
                .number(INTAKES, signal.entries().intake())
                .number(RESOLUTIONS, signal.entries().resolution())));
    TicketId parent = signal.ticket().parent();
    if (parent != null) {
      writes.add(Write.remove(Keys.linked(ref, parent, id)));
    }
    return writes;
  }

  Map<TicketId, Signal.Entries> past(ConnectionRef ref, Collection<TicketId> tickets) {
    Map<Key, TicketId> keys = new HashMap<>();
    tickets.forEach(ticket -> keys.put(Keys.past(ref, ticket), ticket));
    Map<TicketId, Signal.Entries> found = new HashMap<>();
    table
        .getAll(List.copyOf(keys.keySet()))
        .forEach((key, item) ->
            found.put(
                keys.get(key),
                new Signal.Entries((int) item.number(INTAKES), (int) item.number(RESOLUTIONS))));
    return found;
  }
}

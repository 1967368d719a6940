package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.Holdings;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.sync.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds everything of a connection by its locators and its known partitions; nothing is scanned.
/// Of each ticket the locator goes last: after a kill in between the ticket is found again.
public final class DynamoHoldings implements Holdings {

  private final Table table;

  public DynamoHoldings(Table table) {
    this.table = table;
  }

  @Override
  public Count count(ConnectionRef ref) {
    return new Count(
        count(locators(ref, Entity.TICKET)),
        count(locators(ref, Entity.NOTE)) + count(locators(ref, Entity.TIME_ENTRY)),
        count(directory(ref)),
        count(cleared(ref)) + count(others(ref)));
  }

  private long count(List<String> partitions) {
    return SideBySide.map(partitions, table::count).stream().mapToLong(it -> it).sum();
  }

  @Override
  public int removeSome(ConnectionRef ref, int most) {
    List<Item> tickets =
        some(
            Stream.concat(locators(ref, Entity.TICKET).stream(), cleared(ref).stream()).toList(),
            most);
    if (!tickets.isEmpty()) {
      SideBySide.map(tickets, locator -> removeTicket(ref, locator));
      return tickets.size();
    }
    List<String> rest =
        Stream.of(
                locators(ref, Entity.NOTE),
                locators(ref, Entity.TIME_ENTRY),
                directory(ref),
                others(ref))
            .flatMap(List::stream)
            .toList();
    List<Item> others = some(rest, most);
    SideBySide.map(others, item -> removeOther(ref, item));
    return others.size();
  }

  /// What a run noted is found by the run, which therefore goes last; so is a child whose ticket is
  /// not held any more.
  private boolean removeOther(ConnectionRef ref, Item item) {
    String sk = item.text(Key.SK);
    ChildLocators.placeOf(ref, item).ifPresent(this::remove);
    if (item.text(Key.PK).equals(Keys.of(ref)) && sk.startsWith(Keys.RUN)) {
      RunId run = new RunId(sk.substring(Keys.RUN.length()));
      table.queryAll(Keys.absent(ref, run), "").forEach(noted -> remove(noted.key()));
    }
    return remove(item.key());
  }

  private boolean removeTicket(ConnectionRef ref, Item locator) {
    TicketId ticket = new TicketId(Long.parseLong(locator.text(Key.SK)));
    for (Item item : table.queryAll(Keys.ticket(ref, ticket), "")) {
      elsewhere(ref, ticket, item).forEach(this::remove);
      remove(item.key());
    }
    return remove(locator.key());
  }

  /// A note or time entry is also named by a locator of its own, and a linked ticket by its parent,
  /// which we need not hold.
  private static Stream<Key> elsewhere(ConnectionRef ref, TicketId ticket, Item item) {
    String sk = item.text(Key.SK);
    if (sk.equals(Keys.SIGNAL)) {
      TicketId parent = SignalItems.signal(item).ticket().parent();
      return parent == null ? Stream.empty() : Stream.of(Keys.linked(ref, parent, ticket));
    }
    if (sk.startsWith(Keys.NOTE)) {
      return Stream.of(Keys.locator(ref, Entity.NOTE, id(sk, Keys.NOTE)));
    }
    return sk.startsWith(Keys.TIME)
        ? Stream.of(Keys.locator(ref, Entity.TIME_ENTRY, id(sk, Keys.TIME)))
        : Stream.empty();
  }

  private static long id(String sk, String prefix) {
    return Long.parseLong(sk.substring(prefix.length()));
  }

  private boolean remove(Key key) {
    return table.write(Write.remove(key)).isEmpty();
  }

  /// The first items of these partitions, partition after partition.
  private List<Item> some(List<String> partitions, int most) {
    List<Item> found = new ArrayList<>();
    for (String partition : partitions) {
      if (found.size() >= most) {
        break;
      }
      found.addAll(table.query(Table.under(partition, "").limit(most - found.size())).items());
    }
    return found;
  }

  private static List<String> locators(ConnectionRef ref, Entity entity) {
    return IntStream.range(0, Keys.BUCKETS)
        .mapToObj(bucket -> Keys.locators(ref, entity, bucket))
        .toList();
  }

  private static List<String> cleared(ConnectionRef ref) {
    return IntStream.range(0, Keys.BUCKETS).mapToObj(bucket -> Keys.cleared(ref, bucket)).toList();
  }

  private static List<String> directory(ConnectionRef ref) {
    return Stream.of(Entity.values())
        .filter(entity -> !entity.isOfTickets())
        .flatMap(entity ->
            IntStream.range(0, Keys.BUCKETS)
                .mapToObj(bucket -> Keys.directory(ref, entity, bucket)))
        .toList();
  }

  private static List<String> others(ConnectionRef ref) {
    return List.of(Keys.names(ref), Keys.words(ref), Keys.of(ref));
  }
}

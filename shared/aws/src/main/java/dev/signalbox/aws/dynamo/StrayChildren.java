package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Notes and time entries to whose record no locator points: their writer was killed before it
/// wrote the locator, or before it saw that somebody had put them elsewhere. What is found nowhere
/// else is pointed to, so that it can be removed by its id; what is found elsewhere is removed, and
/// so is what has a tombstone.
final class StrayChildren {

  private final Table table;

  StrayChildren(Table table) {
    this.table = table;
  }

  /// The children of a ticket.
  private record Held(TicketId ticket, List<Long> ids) {}

  /// Ids of the children of these tickets. Of what stands under two of them, one is a stray.
  Set<Long> ids(ConnectionRef ref, Entity entity, Collection<TicketId> tickets) {
    List<Held> all = held(ref, entity, tickets);
    Set<Long> seen = new HashSet<>();
    Set<Long> twice = new HashSet<>();
    for (Held held : all) {
      held.ids().stream().filter(id -> !seen.add(id)).forEach(twice::add);
    }
    Set<Long> _ = mend(ref, entity, all, twice);
    return seen;
  }

  /// Of children that stood under these tickets, answers those that were strays.
  Set<Long> mend(
      ConnectionRef ref, Entity entity, Collection<TicketId> tickets, Collection<Long> ids) {
    Map<Key, Item> locators =
        table.getAll(ids.stream().map(id -> Keys.locator(ref, entity, id)).toList());
    Set<Long> odd =
        ids.stream()
            .filter(id -> {
              Item locator = locators.get(Keys.locator(ref, entity, id));
              return ChildLocators.find(locator).filter(tickets::contains).isEmpty();
            })
            .collect(Collectors.toSet());
    return odd.isEmpty() ? Set.of() : mend(ref, entity, held(ref, entity, tickets), odd);
  }

  private List<Held> held(ConnectionRef ref, Entity entity, Collection<TicketId> tickets) {
    String prefix = Keys.childPrefix(entity);
    return SideBySide.map(
        List.copyOf(tickets),
        ticket ->
            new Held(
                ticket,
                table.sortKeys(Keys.ticket(ref, ticket), prefix).stream()
                    .map(sk -> Long.parseLong(sk.substring(prefix.length())))
                    .toList()));
  }

  private Set<Long> mend(ConnectionRef ref, Entity entity, List<Held> all, Set<Long> ids) {
    Set<Long> removed = new HashSet<>();
    for (Held held : all) {
      held.ids().stream()
          .filter(ids::contains)
          .filter(id -> isRemoved(ref, entity, held.ticket(), id))
          .forEach(removed::add);
    }
    return removed;
  }

  private boolean isRemoved(ConnectionRef ref, Entity entity, TicketId ticket, long id) {
    Key key = Keys.locator(ref, entity, id);
    Key place = Keys.child(ref, ticket, entity, id);
    while (true) {
      Optional<Item> record = table.get(place);
      Item locator = table.get(key).orElse(null);
      Optional<TicketId> at = ChildLocators.find(locator);
      if (record.isEmpty() || at.equals(Optional.of(ticket))) {
        return false;
      }
      boolean needless =
          isGone(record.get(), locator)
              || at.flatMap(other -> table.get(Keys.child(ref, other, entity, id))).isPresent();
      Write write =
          needless
              ? Write.remove(place, ChildItems.sameAs(record.get()))
              : Write.change(
                  key,
                  ChildLocators.fields(ticket, record.get().findNumber(Retention.EXPIRES_AT)),
                  ChildLocators.sameAs(locator));
      if (table.write(write).isEmpty()) {
        return needless;
      }
    }
  }

  private static boolean isGone(Item record, @Nullable Item locator) {
    return Tombstone.is(locator)
        && (!ChildItems.hasVersion(record) || Tombstone.covers(locator, ChildItems.readAt(record)));
  }
}

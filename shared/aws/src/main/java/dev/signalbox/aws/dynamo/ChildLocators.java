package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Under which ticket a note or time entry stands, found by its id alone; a [Tombstone] stands in
/// the place of a locator.
final class ChildLocators {

  private static final String TICKET = "ticket"; // N, condition of changes

  private ChildLocators() {}

  static Fields fields(TicketId ticket, @Nullable Long expiresAt) {
    return new Fields()
        .number(TICKET, ticket.value())
        .optional(Retention.EXPIRES_AT, expiresAt)
        .text(Tombstone.GONE_AT, null);
  }

  static TicketId ticketOf(Item locator) {
    return new TicketId(locator.number(TICKET));
  }

  /// Empty where there is none, or a tombstone.
  static Optional<TicketId> find(@Nullable Item locator) {
    return locator == null || Tombstone.is(locator)
        ? Optional.empty()
        : Optional.of(ticketOf(locator));
  }

  /// Holds for a locator that says this ticket.
  static Expression at(TicketId ticket) {
    return Expression.of("#ticket=:at").with("at", ticket.value());
  }

  /// Holds for what stands as it was found: a locator, a tombstone or nothing.
  static Expression sameAs(@Nullable Item found) {
    if (found == null) {
      return Expression.ABSENT;
    }
    return Tombstone.is(found) ? Tombstone.sameAs(found) : at(ticketOf(found));
  }

  /// Where the child of a locator stands; empty for what is no locator of one.
  static Optional<Key> placeOf(ConnectionRef ref, Item item) {
    for (Entity entity : List.of(Entity.NOTE, Entity.TIME_ENTRY)) {
      for (int bucket = 0; bucket < Keys.BUCKETS; bucket++) {
        if (item.text(Key.PK).equals(Keys.locators(ref, entity, bucket))) {
          return find(item)
              .map(ticket -> Keys.child(ref, ticket, entity, Long.parseLong(item.text(Key.SK))));
        }
      }
    }
    return Optional.empty();
  }

  /// The key of the locator of an item under a ticket; empty for what is no note or time entry.
  static Optional<Key> keyOf(ConnectionRef ref, Item item) {
    String sk = item.text(Key.SK);
    if (sk.startsWith(Keys.NOTE)) {
      return Optional.of(Keys.locator(ref, Entity.NOTE, ChildItems.idOf(item)));
    }
    return sk.startsWith(Keys.TIME)
        ? Optional.of(Keys.locator(ref, Entity.TIME_ENTRY, ChildItems.idOf(item)))
        : Optional.empty();
  }
}

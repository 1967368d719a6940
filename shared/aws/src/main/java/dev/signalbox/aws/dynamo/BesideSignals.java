package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notes, time entries, verdicts and the rest that stand beside a signal, and the locators of them:
/// they expire if the signal does, and the signal's locator says whether.
final class BesideSignals {

  /// With the longest notes, so many stay below the size that DynamoDB takes in a transaction.
  private static final int MOST_AT_ONCE = 24;

  private final Table table;

  BesideSignals(Table table) {
    this.table = table;
  }

  /// An item, and what has to hold so that it is not made anew, or marked for another ticket.
  private record Beside(Item item, Expression condition) {}

  /// Writes for the transaction that closes or re-opens a signal. What does not fit into it is
  /// written on the safe side of it: nothing of a signal that is not closed ever expires.
  List<Write> turning(ConnectionRef ref, TicketId ticket, @Nullable Long expiresAt) {
    List<Write> writes = writes(ref, ticket, expiresAt);
    int within = Math.min(writes.size(), MOST_AT_ONCE);
    if (expiresAt == null) {
      writeEach(writes.subList(within, writes.size()));
    }
    return writes.subList(0, within);
  }

  /// Afterwards the rest, and what came meanwhile: it goes by the locator, which another one may
  /// have turned again.
  void follow(ConnectionRef ref, TicketId ticket) {
    Long expiresAt = expiresAt(ref, ticket);
    while (true) {
      writeEach(writes(ref, ticket, expiresAt));
      Long byNow = expiresAt(ref, ticket);
      if (Objects.equals(byNow, expiresAt)) {
        return;
      }
      expiresAt = byNow;
    }
  }

  private @Nullable Long expiresAt(ConnectionRef ref, TicketId ticket) {
    return table
        .get(Keys.locator(ref, Entity.TICKET, ticket.value()))
        .map(locator -> locator.findNumber(Retention.EXPIRES_AT))
        .orElse(null);
  }

  private List<Write> writes(ConnectionRef ref, TicketId ticket, @Nullable Long expiresAt) {
    Fields fields = new Fields().optional(Retention.EXPIRES_AT, expiresAt);
    return all(ref, ticket)
        .filter(it -> !Retention.isAlike(it.item().findNumber(Retention.EXPIRES_AT), expiresAt))
        .<Write>map(it -> Write.change(it.item().key(), fields, it.condition()))
        .toList();
  }

  private Stream<Beside> all(ConnectionRef ref, TicketId ticket) {
    List<Beside> all = new ArrayList<>();
    List<Key> locators = new ArrayList<>();
    for (Item item : table.queryAll(Keys.ticket(ref, ticket), "")) {
      String sk = item.text(Key.SK);
      if (!sk.equals(Keys.SIGNAL) && !sk.startsWith(Keys.LINKED)) {
        all.add(new Beside(item, Expression.PRESENT));
      }
      ChildLocators.keyOf(ref, item).ifPresent(locators::add);
    }
    return Stream.concat(
        all.stream(),
        table.getAll(locators).values().stream()
            .filter(locator -> ChildLocators.find(locator).equals(Optional.of(ticket)))
            .map(locator -> new Beside(locator, ChildLocators.at(ticket))));
  }

  /// One that is refused was removed meanwhile, or moved.
  private void writeEach(List<Write> writes) {
    for (Write write : writes) {
      var _ = table.write(write);
    }
  }
}

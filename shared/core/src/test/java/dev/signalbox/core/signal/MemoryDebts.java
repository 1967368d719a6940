package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.triage.Phase;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The judgements that are owed, each ticket's for each phase; whoever keeps it sees to one caller
/// at a time.
final class MemoryDebts {

  /// The longest due first; the order of the rest is the same each time.
  private static final Comparator<Owed> BY_TURN =
      Comparator.comparing(Owed::dueAt)
          .thenComparing(owed -> owed.ref().toString())
          .thenComparingLong(owed -> owed.ticket().value())
          .thenComparing(Owed::phase);

  private record Key(ConnectionRef ref, TicketId ticket, Phase phase) {}

  private final Map<Key, Owed> debts = new HashMap<>();

  void put(Owed owed) {
    debts.put(key(owed), owed);
  }

  void forget(ConnectionRef ref, TicketId ticket) {
    debts.keySet().removeIf(key -> key.ref().equals(ref) && key.ticket().equals(ticket));
  }

  List<Owed> of(ConnectionRef ref, TicketId ticket) {
    return Stream.of(Phase.values())
        .flatMap(phase -> Optional.ofNullable(debts.get(new Key(ref, ticket, phase))).stream())
        .toList();
  }

  List<Owed> overdue(Instant now, int limit) {
    return debts.values().stream()
        .filter(owed -> !owed.givenUp() && !owed.dueAt().isAfter(now))
        .sorted(BY_TURN)
        .limit(limit)
        .toList();
  }

  boolean defer(Owed owed, Instant dueAt) {
    Owed held = debts.get(key(owed));
    if (held == null || held.entry() != owed.entry() || held.attempts() != owed.attempts()) {
      return false;
    }
    put(held.sentAgain(dueAt));
    return true;
  }

  boolean settle(Owed owed) {
    Owed held = debts.get(key(owed));
    if (held == null || held.entry() != owed.entry()) {
      return false;
    }
    debts.remove(key(owed));
    return true;
  }

  private static Key key(Owed owed) {
    return new Key(owed.ref(), owed.ticket(), owed.phase());
  }
}

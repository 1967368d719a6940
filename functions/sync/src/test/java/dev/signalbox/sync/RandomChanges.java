package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.SyncRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// People at work at a paper desk, and what is to be here of it.
final class RandomChanges {

  private final PaperDesk desk;
  private final Random random;
  private long next = 100_000;

  RandomChanges(PaperDesk desk, Random random) {
    this.desk = desk;
    this.random = random;
  }

  /// One change that is none of a deletion.
  void change() {
    Instant now = desk.clock.instant();
    long id = anyTicket();
    Ticket ticket = desk.ticket(id);
    switch (random.nextInt(8)) {
      case 0 ->
          desk.put(Tickets.withTitle(Tickets.ticket(next++), "New " + random.nextInt(100), now));
      case 1 -> desk.put(Tickets.withTitle(ticket, "Title " + random.nextInt(1_000), now));
      case 2 -> desk.put(Tickets.withQueue(ticket, Tickets.OTHER_QUEUE, now));
      case 3 -> desk.put(Tickets.withQueue(ticket, Tickets.QUEUE, now));
      case 4 -> desk.put(Tickets.withStatus(ticket, Tickets.COMPLETE, now));
      case 5 -> desk.put(Tickets.withStatus(ticket, Tickets.IN_PROGRESS, now));
      case 6 -> {
        desk.put(PaperDesk.note(next++, id, "Note " + random.nextInt(1_000), now));
        desk.put(Tickets.withTitle(ticket, ticket.title(), now));
      }
      default -> desk.put(PaperDesk.time(next++, id, now));
    }
  }

  /// A ticket goes, with all that it has.
  void delete() {
    desk.delete(anyTicket());
  }

  private long anyTicket() {
    List<Long> tickets = List.copyOf(desk.psa.get(Entity.TICKET).keySet());
    return tickets.get(random.nextInt(tickets.size()));
  }

  /// What a desk holds of open tickets.
  static Map<Long, String> openTickets(PaperDesk desk) {
    Map<Long, String> open = new TreeMap<>(desk.digest());
    open.values().removeIf(text -> text.contains(" CLOSED ") || text.contains(" RESOLVED "));
    return open;
  }

  /// The same PSA, read into an empty store.
  static PaperDesk fresh(PaperDesk desk) {
    PaperDesk fresh = new PaperDesk();
    fresh.clock.set(desk.clock.instant());
    desk.psa.values().forEach(records -> records.values().forEach(fresh::put));
    fresh.sync(SyncRun.Mode.FULL);
    return fresh;
  }
}

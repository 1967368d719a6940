package dev.signalbox.sync;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A PSA of plain maps. It knows the grammar of a reader and nothing of a vendor.
class PaperPsa implements ReadOnlyPsa {

  /// Thrown where a worker is killed.
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  final ManualClock clock = new ManualClock(Instant.parse("2026-06-01T08:00:00Z"));
  final Map<Entity, TreeMap<Long, PsaRecord>> psa = new EnumMap<>(Entity.class);

  /// How long a request takes.
  Duration latency = Duration.ZERO;

  /// What the PSA does not show, in lists or by id.
  Predicate<PsaRecord> hidden = _ -> false;

  /// What the PSA does not show in lists.
  Predicate<PsaRecord> skipped = _ -> false;

  /// Which request fails, counted from one; 0 for none.
  int failing;

  /// Until when that request and all that follow fail; null for that one alone.
  @Nullable Instant failingUntil;

  /// What the failing request throws; null to be killed by it.
  @Nullable PsaFault fault;

  /// What a request has to get past.
  Runnable gate = () -> {};

  int reads;
  int counts;

  /// What pages were asked for, in order.
  final List<Question> asked = new ArrayList<>();

  /// The most records on a page.
  int page = PAGE;

  PaperPsa() {
    for (Entity entity : Entity.values()) {
      psa.put(entity, new TreeMap<>());
    }
  }

  void put(PsaRecord record) {
    psa.get(record.entity()).put(record.recordId(), record);
  }

  Ticket ticket(long id) {
    return (Ticket) psa.get(Entity.TICKET).get(id);
  }

  /// Deletes a ticket with all that it has.
  void delete(long ticket) {
    psa.get(Entity.TICKET).remove(ticket);
    for (Entity entity : List.of(Entity.NOTE, Entity.TIME_ENTRY)) {
      psa.get(entity).values().removeIf(record -> ticketOf(record) == ticket);
    }
  }

  static long ticketOf(PsaRecord record) {
    return switch (record) {
      case Note note -> note.ticket().value();
      case TimeEntry time -> time.ticket().value();
      default -> -1;
    };
  }

  @Override
  public Page read(Entity entity, Slice slice, long afterId) {
    gate.run();
    reads++;
    asked.add(new Question(entity, slice, afterId));
    clock.pass(latency);
    if (reads == failing || isAway()) {
      if (fault != null) {
        throw fault;
      }
      throw new Killed();
    }
    boolean byId = slice instanceof Slice.ByIds;
    List<PsaRecord> records =
        psa.get(entity).tailMap(afterId, false).values().stream()
            .filter(record -> isIn(slice, record))
            .filter(hidden.negate())
            .filter(record -> byId || !skipped.test(record))
            .limit(page)
            .toList();
    return new Page(records, records.size() < page, clock.instant(), clock.instant());
  }

  private boolean isAway() {
    return failingUntil != null && reads > failing && clock.instant().isBefore(failingUntil);
  }

  @Override
  public long count(Entity entity, Slice slice) {
    gate.run();
    counts++;
    clock.pass(latency);
    return psa.get(entity).values().stream().filter(record -> isIn(slice, record)).count();
  }

  private static boolean isIn(Slice slice, PsaRecord record) {
    return switch (slice) {
      case Slice.Everything() -> true;
      case Slice.ByIds(Set<Long> ids) -> ids.contains(record.recordId());
      case Slice.OfTickets(Set<Long> tickets) -> tickets.contains(ticketOf(record));
      case Slice.Standing(Set<Long> queues, Set<Long> statuses) ->
          record instanceof Ticket ticket
              && queues.contains(ticket.placement().queue())
              && statuses.contains(ticket.placement().status());
      case Slice.OfCompanies _, Slice.Matching _ -> throw new UnsupportedOperationException();
      case Slice.UpTo(Slice of, long id) -> record.recordId() <= id && isIn(of, record);
      case Slice.ChangedSince(Instant since) -> !record.changedAt().isBefore(since);
    };
  }

  @Override
  public String query(Entity entity, Slice slice) {
    return entity + " " + slice;
  }

  @Override
  public Set<Long> queuesInUse(Set<Long> queues, Instant since) {
    return queues;
  }

  @Override
  public TicketFields ticketFields() {
    gate.run();
    List<PickValue> statuses = new ArrayList<>();
    Map<Long, String> labels = new HashMap<>();
    labels.put(Tickets.NEW, "New");
    labels.put(Tickets.IN_PROGRESS, "In Progress");
    labels.put(Tickets.RESOLVED, "Resolved");
    labels.put(Tickets.COMPLETE, "Complete");
    labels.forEach((id, label) -> statuses.add(new PickValue(id, label, true, 1, null)));
    return new TicketFields(
        List.of(new PickValue(Tickets.QUEUE, "Help Desk", true, 1, null)),
        statuses,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public Set<Long> completeStatuses() {
    return Set.of(Tickets.COMPLETE);
  }
}

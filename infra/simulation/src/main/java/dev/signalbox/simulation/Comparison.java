package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.Story;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares what we hold of a connection with the rows of its PSA, field by field and without the
/// adapter that read them.
final class Comparison {

  static final String COPY = "the copy equals the PSA";

  private static final long COMPLETE = 5;
  private static final int PAGE = 500;

  /// Between reading a ticket and storing what came before it.
  private static final Duration SOON = Duration.ofMinutes(10);

  /// How deep to look.
  enum Depth {
    /// What changed. That something is not there any more, what a ticket had before it came to us,
    /// and what moved no date may be found by the night's comparison only.
    CHANGES,
    WHOLE
  }

  private final Stores stores;
  private final ConnectionRef ref;
  private final PsaDatabase psa;
  private final Instant rulesSince;
  private final Depth depth;
  private final CopiedRows copied;
  private final Differences differences;
  private final TicketFieldsComparison fields;

  /// @param rulesSince since when, by the PSA's clock, the rules are as they are: what was closed
  ///   before is history, of which we need hold nothing
  Comparison(Stores stores, ConnectionRef ref, PsaDatabase psa, Instant rulesSince, Depth depth) {
    this.stores = stores;
    this.ref = ref;
    this.psa = psa;
    Instant history = stores.watch.historyUntil(ref);
    this.rulesSince = history.isAfter(rulesSince) ? history : rulesSince;
    this.depth = depth;
    this.copied = new CopiedRows(stores, ref, psa);
    this.differences = new Differences(ref, psa);
    this.fields = new TicketFieldsComparison(differences);
  }

  void compare() {
    new DirectoryComparison(stores.directory, ref, psa, depth).compare(copied);
    psa.seen("Ticket").forEach(this::ticket);
    if (depth == Depth.WHOLE) {
      nothingMoreIsHeld();
    }
  }

  private void nothingMoreIsHeld() {
    Set<Long> there = new TreeSet<>();
    psa.seen("Ticket").forEach(row -> there.add(row.id()));
    String after = "";
    do {
      SignalStore.TicketIds page = stores.signals.listIds(ref, after, PAGE);
      for (TicketId held : page.ids()) {
        if (!there.contains(held.value())) {
          throw differences.broken(held + " is not there any more, and held");
        }
      }
      after = page.next();
    } while (!after.isEmpty());
  }

  private void ticket(Row row) {
    if (depth == Depth.CHANGES && psa.isSilent(row)) {
      return;
    }
    boolean inScope = copied.ticket(row);
    Optional<Story> held = stores.signals.story(ref, new TicketId(row.id()));
    if (held.isEmpty()) {
      if (inScope && isWanted(row)) {
        throw differences.missing(row);
      }
      return;
    }
    Signal signal = held.get().signal();
    differences.same(
        row,
        "standing",
        inScope ? Signal.Standing.IN_SCOPE : Signal.Standing.OUT_OF_SCOPE,
        signal.standing());
    if (inScope) {
      ticket(row, signal);
      children(row, held.get());
    }
  }

  private boolean isWanted(Row row) {
    Instant since = companySince(row).isAfter(rulesSince) ? companySince(row) : rulesSince;
    boolean isHistory =
        !row.time("lastActivityDate").orElseThrow().isAfter(since) || wasOutOfSight(row);
    return isOpen(row) || !isHistory;
  }

  /// This is asked of tickets only that we never held. One of these that was closed before the API
  /// user could see it, and has not changed since, is history as it would be to a first sync:
  /// nobody could have told of it, and there is nothing to do about it. One that we held, if only
  /// as a tombstone, has to be right whatever happened to it out of sight.
  private boolean wasOutOfSight(Row row) {
    return psa.wasHidden(row.id()) && psa.isSilent(row);
  }

  /// What was closed before its company came into scope is history, too.
  private Instant companySince(Row row) {
    @Nullable Long company = Differences.number(row, "companyID");
    return copied.chooseCompanies() && company != null
        ? stores.arrived.since(ref, company).plus(SOON)
        : Instant.EPOCH;
  }

  private boolean isOpen(Row row) {
    StatusMap map = stores.settings.statuses(ref).value();
    long status = row.number("status").orElseThrow();
    SignalStatus meaning = map.meaningOf(status);
    return status != COMPLETE && meaning != SignalStatus.CLOSED && meaning != SignalStatus.RESOLVED;
  }

  private void ticket(Row row, Signal signal) {
    fields.ticket(row, signal.ticket());
    differences.same(
        row,
        "meaning of its status",
        stores.settings.statuses(ref).value().meaningOf(signal.ticket().placement().status()),
        signal.status());
  }

  private void children(Row ticket, Story story) {
    Map<Long, Note> notes = new TreeMap<>();
    story.notes().forEach(note -> notes.put(note.id(), note));
    List<Row> noteRows = expected("TicketNote", ticket, story.signal(), notes.keySet());
    noteRows.forEach(row -> fields.note(row, notes.get(row.id())));
    Map<Long, TimeEntry> times = new TreeMap<>();
    story.timeEntries().forEach(time -> times.put(time.id(), time));
    List<Row> timeRows = expected("TimeEntry", ticket, story.signal(), times.keySet());
    timeRows.forEach(row -> fields.time(row, times.get(row.id())));
    if (depth == Depth.WHOLE) {
      sameIds(ticket, "notes", noteRows, notes.keySet());
      sameIds(ticket, "time entries", timeRows, times.keySet());
    }
  }

  private List<Row> expected(String entity, Row ticket, Signal signal, Set<Long> held) {
    Instant known = signal.firstSeenAt().plus(SOON);
    return psa.rows(entity)
        .filter(row -> row.number("ticketID").equals(OptionalLong.of(ticket.id())))
        .filter(row ->
            depth == Depth.WHOLE
                || (!psa.wasHidden(ticket.id())
                    && (held.contains(row.id())
                        || (Differences.changed(row).isAfter(known) && !psa.isMoved(row)))))
        .toList();
  }

  private void sameIds(Row ticket, String what, List<Row> rows, Set<Long> held) {
    Set<Long> there = new TreeSet<>();
    rows.forEach(row -> there.add(row.id()));
    differences.same(ticket, what, there, held);
  }
}

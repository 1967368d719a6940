package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.Story;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /// @param rulesSince since when, by the PSA's clock, the rules are as they are: what was closed
  ///   before is history, of which we need hold nothing
  Comparison(Stores stores, ConnectionRef ref, PsaDatabase psa, Instant rulesSince, Depth depth) {
    this.stores = stores;
    this.ref = ref;
    this.psa = psa;
    Instant history = stores.watch.historyUntil(ref);
    this.rulesSince = history.isAfter(rulesSince) ? history : rulesSince;
    this.depth = depth;
  }

  void compare() {
    psa.rows("Company").forEach(this::company);
    psa.rows("Contact").forEach(this::contact);
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
          throw new Broken(COPY, held + " of " + ref + " is not in " + psa.key() + " any more");
        }
      }
      after = page.next();
    } while (!after.isEmpty());
  }

  private void company(Row row) {
    Company held = stores.directory.findCompany(ref, new CompanyId(row.id())).orElse(null);
    if (held == null) {
      throw missing(row);
    }
    same(row, "companyName", text(row, "companyName"), held.name());
    same(row, "isActive", row.isTrue("isActive"), held.active());
    same(row, "phone", text(row, "phone"), held.phone());
  }

  private void contact(Row row) {
    Contact held = stores.directory.findContact(ref, new ContactId(row.id())).orElse(null);
    if (held == null) {
      throw missing(row);
    }
    same(row, "companyID", number(row, "companyID"), held.company().value());
    same(row, "firstName", text(row, "firstName"), held.firstName());
    same(row, "lastName", text(row, "lastName"), held.lastName());
    same(row, "emailAddress", text(row, "emailAddress"), held.email());
    same(row, "isActive", row.isTrue("isActive"), held.active());
  }

  private void ticket(Row row) {
    if (depth == Depth.CHANGES && psa.isSilent(row.id())) {
      return;
    }
    QueueSelection queues = stores.settings.queues(ref).value();
    boolean inScope = queues.holds(number(row, "queueID"));
    Optional<Story> held = stores.signals.story(ref, new TicketId(row.id()));
    if (held.isEmpty()) {
      if (inScope && isWanted(row)) {
        throw missing(row);
      }
      return;
    }
    Signal signal = held.get().signal();
    same(
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
    return isOpen(row) || row.time("lastActivityDate").orElseThrow().isAfter(rulesSince);
  }

  private boolean isOpen(Row row) {
    StatusMap map = stores.settings.statuses(ref).value();
    long status = row.number("status").orElseThrow();
    SignalStatus meaning = map.meaningOf(status);
    return status != COMPLETE && meaning != SignalStatus.CLOSED && meaning != SignalStatus.RESOLVED;
  }

  private void ticket(Row row, Signal signal) {
    Ticket ticket = signal.ticket();
    same(row, "ticketNumber", text(row, "ticketNumber"), ticket.number());
    same(row, "title", text(row, "title"), ticket.title());
    same(row, "description", text(row, "description"), ticket.description());
    same(row, "resolution", text(row, "resolution"), ticket.resolution());
    same(row, "status", number(row, "status"), ticket.placement().status());
    same(row, "queueID", number(row, "queueID"), ticket.placement().queue());
    same(row, "priority", number(row, "priority"), ticket.placement().priority());
    same(row, "companyID", number(row, "companyID"), value(ticket.parties().company()));
    same(row, "contactID", number(row, "contactID"), value(ticket.parties().contact()));
    same(row, "last change", lastChange(row), ticket.changedAt());
    same(
        row,
        "meaning of its status",
        stores.settings.statuses(ref).value().meaningOf(ticket.placement().status()),
        signal.status());
  }

  private void children(Row ticket, Story story) {
    Map<Long, Note> notes = new TreeMap<>();
    story.notes().forEach(note -> notes.put(note.id(), note));
    List<Row> noteRows = expected("TicketNote", ticket, story.signal(), notes.keySet());
    noteRows.forEach(row -> note(row, notes.get(row.id())));
    Map<Long, TimeEntry> times = new TreeMap<>();
    story.timeEntries().forEach(time -> times.put(time.id(), time));
    List<Row> timeRows = expected("TimeEntry", ticket, story.signal(), times.keySet());
    timeRows.forEach(row -> time(row, times.get(row.id())));
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
                || held.contains(row.id())
                || (changed(row).isAfter(known)
                    && !psa.isMoved(row)
                    && !psa.wasHidden(ticket.id())))
        .toList();
  }

  private void note(Row row, @Nullable Note held) {
    if (held == null) {
      throw missing(row);
    }
    same(row, "title", text(row, "title"), held.title());
    same(row, "description", text(row, "description"), held.text());
    same(row, "publish", number(row, "publish"), held.publish());
  }

  private void time(Row row, @Nullable TimeEntry held) {
    if (held == null) {
      throw missing(row);
    }
    same(row, "summaryNotes", text(row, "summaryNotes"), held.summary());
    same(row, "startDateTime", psa.shown(row.time("startDateTime")), held.startedAt());
  }

  private void sameIds(Row ticket, String what, List<Row> rows, Set<Long> held) {
    Set<Long> there = new TreeSet<>();
    rows.forEach(row -> there.add(row.id()));
    same(ticket, what, there, held);
  }

  private void same(Row row, String field, @Nullable Object there, @Nullable Object here) {
    if (!Objects.equals(there, here)) {
      throw new Broken(
          COPY,
          "%s of %s of %s (%s) is \"%s\", and here \"%s\""
              .formatted(field, row, ref, psa.key(), there, here));
    }
  }

  private Broken missing(Row row) {
    return new Broken(
        COPY,
        "%s of %s (%s) is missing; it changed last at %s"
            .formatted(row, ref, psa.key(), changed(row)));
  }

  /// A change may move either date.
  private @Nullable Instant lastChange(Row ticket) {
    return psa.shown(
        Stream.of("lastActivityDate", "lastTrackedModificationDateTime")
            .flatMap(field -> ticket.time(field).stream())
            .max(Comparator.naturalOrder()));
  }

  private static Instant changed(Row row) {
    return (row.entity().name().equals("TimeEntry")
            ? row.time("lastModifiedDateTime")
            : row.time("lastActivityDate"))
        .orElse(Instant.EPOCH);
  }

  private static String text(Row row, String field) {
    return row.text(field).orElse("");
  }

  private static @Nullable Long number(Row row, String field) {
    OptionalLong number = row.number(field);
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static @Nullable Long value(@Nullable CompanyId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable Long value(@Nullable ContactId id) {
    return id == null ? null : id.value();
  }
}

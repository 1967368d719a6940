package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Removes what a full run did not find in the PSA: only once all was read, only where the PSA
/// showed all that it had counted, only after a second look by id, and no more than the brake
/// allows unless an admin says so. Each leaves a tombstone. What the second look finds is taken as
/// it is: it left the scope, moved, or came back.
final class BuryAbsent {

  private static final String BURY = "bury:";

  private final SignalStore signals;
  private final DirectoryStore directory;
  private final BuryTicket burying;
  private final TakeTickets tickets;
  private final TakeRecords records;
  private final FollowCompanies companies;
  private final RunStore runs;
  private final Log log;

  BuryAbsent(
      SignalStore signals,
      DirectoryStore directory,
      TakeTickets tickets,
      TakeRecords records,
      FollowCompanies companies,
      RunStore runs,
      Log log) {
    this.signals = signals;
    this.directory = directory;
    this.burying = new BuryTicket(signals);
    this.tickets = tickets;
    this.records = records;
    this.companies = companies;
    this.runs = runs;
    this.log = log;
  }

  static boolean isBurial(Track track) {
    return track.position().startsWith(BURY);
  }

  /// The run once all is read: what is left is to bury, and the run is held if that is too much.
  SyncRun settled(OpenConnections.Open open, SyncRun run) {
    List<Drift> extra =
        run.drift().stream().filter(drift -> drift.complete() && drift.extra() > 0).toList();
    SyncRun settled =
        run.edit().tracks(extra.stream().map(drift -> burial(drift.entity())).toList()).done();
    run.drift().stream()
        .filter(drift -> !drift.complete())
        .forEach(drift -> warn(open, run, drift));
    List<Drift> masses = extra.stream().filter(Drift::isMass).toList();
    if (masses.isEmpty() || run.released()) {
      return settled;
    }
    masses.forEach(drift -> alarm(open, run, drift));
    return RunChanges.held(settled);
  }

  private static Track burial(Entity entity) {
    return new Track(entity, BURY, null, null);
  }

  /// The run after one request about some of those that are to be buried.
  SyncRun next(OpenConnections.Open open, SyncRun run, Track track, Message message) {
    Entity entity = track.entity();
    List<Long> some = runs.absent(run.ref(), run.id(), entity, Slice.MOST_IDS);
    Drift drift = CompareHeld.driftOf(run, entity);
    if (!some.isEmpty()) {
      Set<Long> ids = new HashSet<>(some);
      Page page = open.psa().reader().read(entity, new Slice.ByIds(ids), -1);
      drift = taken(open, drift, page, message);
      drift = buried(open, drift, CompareHeld.minus(ids, CompareHeld.ids(page)), page, message);
      runs.forgetAbsent(run.ref(), run.id(), entity, some);
    }
    List<Track> tracks = new ArrayList<>(run.tracks());
    if (some.size() < Slice.MOST_IDS) {
      tracks.remove(track);
    }
    return run.edit().awake().tracks(tracks).drift(CompareHeld.with(run.drift(), drift)).done();
  }

  /// What the PSA has after all.
  private Drift taken(OpenConnections.Open open, Drift drift, Page page, Message message) {
    Set<Long> there = CompareHeld.ids(page);
    return switch (drift.entity().place()) {
      case TICKETS -> {
        TakeTickets.Taken taken =
            tickets.take(
                open.ref(), RefreshSignals.ticketsOf(page), page.askedAt(), open.rules(), message);
        yield drift.found(there).plusDiffering(taken.written());
      }
      case UNDER_TICKETS -> {
        Set<Long> left = moved(open.ref(), drift.entity(), page);
        yield drift.elsewhere(CompareHeld.minus(there, left)).plusRepaired(left.size());
      }
      case DIRECTORY -> {
        TakeRecords.Taken taken =
            records.takeAmongAll(
                open.ref(),
                page,
                open.rules().scope(),
                () -> companies.leaving(open.ref(), message));
        yield drift
            .found(CompareHeld.minus(there, taken.outside()))
            .plusRepaired(taken.outside().size());
      }
    };
  }

  private Drift buried(
      OpenConnections.Open open, Drift drift, Set<Long> gone, Page page, Message message) {
    boolean choosing = open.rules().scope().rules().choosesCompanies();
    if (drift.entity() == Entity.COMPANY && !gone.isEmpty() && choosing) {
      companies.leaving(open.ref(), message);
    }
    long removed =
        gone.stream().filter(id -> bury(open.ref(), drift.entity(), id, page.askedAt())).count();
    return drift.plusRepaired(removed);
  }

  private boolean bury(ConnectionRef ref, Entity entity, long id, Instant askedAt) {
    return switch (entity.place()) {
      case UNDER_TICKETS -> signals.removeChild(ref, entity, id, askedAt);
      case TICKETS -> burying.bury(ref, new TicketId(id), askedAt) == BuryTicket.Burial.BURIED;
      case DIRECTORY -> directory.remove(ref, entity, id, askedAt);
    };
  }

  /// A note or time entry that is there after all went to another ticket: with it where we hold
  /// that one, out of the copy where we do not. Answers those that are out.
  private Set<Long> moved(ConnectionRef ref, Entity entity, Page page) {
    Map<Long, TicketId> tickets = new HashMap<>();
    page.records()
        .forEach(record -> {
          switch (record) {
            case Note note -> tickets.put(note.id(), note.ticket());
            case TimeEntry time -> tickets.put(time.id(), time.ticket());
            default -> {}
          }
        });
    if (tickets.isEmpty()) {
      return Set.of();
    }
    SignalStore.SavedChildren _ = signals.saveChildren(ref, RefreshSignals.children(page));
    Set<TicketId> held = signals.findAll(ref, new HashSet<>(tickets.values())).keySet();
    Set<Long> left = new HashSet<>();
    tickets.forEach((id, ticket) -> {
      if (!held.contains(ticket) && signals.removeChild(ref, entity, id, page.askedAt())) {
        left.add(id);
      }
    });
    return left;
  }

  private void alarm(OpenConnections.Open open, SyncRun run, Drift drift) {
    log.error(
        "massDeleteHeld",
        line ->
            open.in(line)
                .put("run", run.id().value())
                .put("entity", drift.entity().word())
                .put("here", drift.here())
                .put("gone", drift.extra()));
  }

  private void warn(OpenConnections.Open open, SyncRun run, Drift drift) {
    log.warn(
        "enumerationIncomplete",
        line ->
            open.in(line)
                .put("run", run.id().value())
                .put("entity", drift.entity().word())
                .put("shown", drift.psa()));
  }
}

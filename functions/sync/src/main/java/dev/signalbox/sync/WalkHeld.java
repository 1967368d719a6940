package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.SignalStore.TicketIds;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Asks by id for the tickets that we hold and that nobody read since the run was started: they
/// were completed, moved, merged, or are gone.
final class WalkHeld {

  /// What the position of a track begins with that walks.
  private static final String WALK = "held:";

  /// How many pages of ids are looked through in one step.
  private static final int MOST_PAGES = 20;

  private final SignalStore signals;
  private final RunStore runs;
  private final TakeTickets tickets;

  WalkHeld(SignalStore signals, RunStore runs, TakeTickets tickets) {
    this.signals = signals;
    this.runs = runs;
    this.tickets = tickets;
  }

  static boolean isWalk(Track track) {
    return track.position().startsWith(WALK);
  }

  static Track begun(Track track) {
    return at(track, "");
  }

  private static Track at(Track track, String after) {
    return new Track(track.entity(), WALK + after, track.psaTime(), track.latestChange());
  }

  private record Unseen(Set<Long> ids, String next) {}

  /// The run after one request, or none where everything was read.
  SyncRun next(OpenConnections.Open open, SyncRun run, Track track, Message message) {
    Unseen unseen = unseen(run, track.position().substring(WALK.length()));
    Drift drift = CompareHeld.driftOf(run, Entity.TICKET);
    List<Progress> progress = run.progress();
    if (!unseen.ids().isEmpty()) {
      Page page = open.psa().reader().read(Entity.TICKET, new Slice.ByIds(unseen.ids()), -1);
      TakeTickets.Taken taken =
          tickets.take(
              open.ref(), RefreshSignals.ticketsOf(page), page.askedAt(), open.rules(), message);
      Set<Long> gone = CompareHeld.minus(unseen.ids(), CompareHeld.ids(page));
      runs.noteAbsent(run, Entity.TICKET, gone);
      drift =
          drift
              .plus(unseen.ids().size(), page.records().size(), Set.of(), gone)
              .plusDiffering(taken.written());
      progress = onePageMore(progress);
    }
    return run.edit()
        .awake()
        .drift(CompareHeld.with(run.drift(), drift))
        .progress(progress)
        .tracks(tracksAfter(run, track, unseen.next()))
        .done();
  }

  private static List<Track> tracksAfter(SyncRun run, Track track, String next) {
    List<Track> after = new ArrayList<>(run.tracks());
    if (next.isEmpty()) {
      after.remove(track);
    } else {
      after.replaceAll(one -> one.equals(track) ? at(track, next) : one);
    }
    return after;
  }

  private static List<Progress> onePageMore(List<Progress> progress) {
    return progress.stream()
        .map(one -> one.entity() == Entity.TICKET ? one.plus(0, 1) : one)
        .toList();
  }

  /// Those of our tickets that were not read in this run, as many as one request may name.
  private Unseen unseen(SyncRun run, String from) {
    Set<Long> ids = new HashSet<>();
    String after = from;
    for (int page = 0; page < MOST_PAGES && ids.size() < Slice.MOST_IDS; page++) {
      TicketIds list = signals.listIds(run.ref(), after, Slice.MOST_IDS - ids.size());
      signals.findAll(run.ref(), list.ids()).values().stream()
          .filter(signal -> isUnseen(signal, run))
          .map(signal -> signal.ticket().id())
          .map(TicketId::value)
          .forEach(ids::add);
      after = list.next();
      if (after.isEmpty()) {
        break;
      }
    }
    return new Unseen(ids, after);
  }

  private static boolean isUnseen(Signal signal, SyncRun run) {
    return signal.readAt().isBefore(run.startedAt());
  }
}

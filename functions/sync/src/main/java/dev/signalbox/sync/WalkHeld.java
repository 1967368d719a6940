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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks by id for the tickets that we hold and that nobody read since the run was started: they
/// were completed, moved, merged, or are gone. And for those that went within the last days: what
/// was only out of our sight comes back, also when it is closed and no list of open tickets shows
/// it.
final class WalkHeld {

  /// What the position of a track begins with that walks.
  private static final String WALK = "held:";

  /// How many pages of ids are looked through in one step.
  private static final int MOST_PAGES = 20;

  /// How long a ticket that is gone is looked for, as long as other records have a tombstone.
  private static final Duration LOOKED_FOR = Duration.ofDays(7);

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

  /// @param ids tickets that we hold
  /// @param gone tickets that went lately
  private record Unseen(Set<Long> ids, Set<Long> gone, String next) {

    Set<Long> all() {
      Set<Long> all = new HashSet<>(ids);
      all.addAll(gone);
      return all;
    }
  }

  /// The run after one request, or none where everything was read.
  SyncRun next(OpenConnections.Open open, SyncRun run, Track track, Message message) {
    Unseen unseen = unseen(run, track.position().substring(WALK.length()));
    Drift drift = CompareHeld.driftOf(run, Entity.TICKET);
    List<Progress> progress = run.progress();
    if (!unseen.all().isEmpty()) {
      Page page = open.psa().reader().read(Entity.TICKET, new Slice.ByIds(unseen.all()), -1);
      TakeTickets.Taken taken =
          tickets.take(
              open.ref(), RefreshSignals.ticketsOf(page), page.askedAt(), open.rules(), message);
      drift = compared(run, drift, unseen, CompareHeld.ids(page), taken);
      progress = onePageMore(progress);
    }
    return run.edit()
        .awake()
        .drift(CompareHeld.with(run.drift(), drift))
        .progress(progress)
        .tracks(tracksAfter(run, track, unseen.next()))
        .done();
  }

  /// What went and is back was missing here; what stays away is no news.
  private Drift compared(
      SyncRun run, Drift before, Unseen unseen, Set<Long> shown, TakeTickets.Taken taken) {
    Set<Long> absent = CompareHeld.minus(unseen.ids(), shown);
    Set<Long> back = inScope(run, CompareHeld.common(unseen.gone(), shown));
    runs.noteAbsent(run, Entity.TICKET, absent);
    long differing =
        taken.stored().stream().filter(it -> unseen.ids().contains(it.recordId())).count();
    return before
        .plus(unseen.ids().size(), unseen.ids().size() - absent.size() + back.size(), back, absent)
        .plusRepaired(back.size())
        .plusDiffering(differing);
  }

  private Set<Long> inScope(SyncRun run, Set<Long> ids) {
    return signals.findAll(run.ref(), ids.stream().map(TicketId::new).toList()).values().stream()
        .filter(Signal::inScope)
        .map(signal -> signal.ticket().recordId())
        .collect(Collectors.toSet());
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
    Set<Long> gone = new HashSet<>();
    String after = from;
    for (int page = 0; page < MOST_PAGES && ids.size() + gone.size() < Slice.MOST_IDS; page++) {
      TicketIds list =
          signals.listHeld(run.ref(), after, Slice.MOST_IDS - ids.size() - gone.size());
      for (Signal signal : signals.findAll(run.ref(), list.ids()).values()) {
        if (isUnseen(signal, run)) {
          ids.add(signal.ticket().recordId());
        } else if (wentLately(signal, run)) {
          gone.add(signal.ticket().recordId());
        }
      }
      after = list.next();
      if (after.isEmpty()) {
        break;
      }
    }
    return new Unseen(ids, gone, after);
  }

  private static boolean isUnseen(Signal signal, SyncRun run) {
    return signal.inScope() && signal.readAt().isBefore(run.startedAt());
  }

  private static boolean wentLately(Signal signal, SyncRun run) {
    return signal.standing() == Signal.Standing.GONE
        && signal.readAt().isBefore(run.startedAt())
        && signal.readAt().isAfter(run.startedAt().minus(LOOKED_FOR));
  }
}

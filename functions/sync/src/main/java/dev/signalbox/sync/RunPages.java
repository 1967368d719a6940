package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads and stores the pages of a run. A page is stored before the run's checkpoint says so: a
/// kill in between reads it once more, which changes nothing.
final class RunPages {

  /// What comes before everything else when tickets are cleared.
  private static final Track CLEARING = new Track(Entity.TICKET, "clear", null, null);

  private static final int CLEARED_AT_ONCE = 200;
  private static final int AFTER_ALL = 9;

  private final SettingsStore settings;
  private final SignalStore signals;
  private final RunStore runs;
  private final CountTracks counts;
  private final ReadTracks tracks;
  private final Comparing comparing;

  RunPages(
      SettingsStore settings,
      SignalStore signals,
      RunStore runs,
      CountTracks counts,
      ReadTracks tracks,
      Comparing comparing) {
    this.settings = settings;
    this.signals = signals;
    this.runs = runs;
    this.counts = counts;
    this.tracks = tracks;
    this.comparing = comparing;
  }

  /// @param until when the worker is to hand over
  Stint stint(OpenConnections.Open open, Instant until) {
    return tracks.stint(open, until);
  }

  /// The run with what it is to read, and what of that is to be counted before.
  SyncRun begin(OpenConnections.Open open, SyncRun run) {
    if (run.mode().isWhole() || settings.fields(run.ref()).isEmpty()) {
      settings.saveFields(run.ref(), open.psa().reader().ticketFields());
    }
    List<Entity> entities = RunSlices.entities(open.rules().scope(), run.mode());
    SyncRun begun = RunChanges.begun(run, tracks(run.mode(), entities), uncounted(entities));
    return run.mode() == Mode.FULL && hadFirst(run)
        ? begun.edit().drift(none(entities)).done()
        : begun;
  }

  private static List<Track> tracks(Mode mode, List<Entity> entities) {
    List<Track> tracks = new ArrayList<>();
    if (mode.isWhole() && !entities.isEmpty()) {
      tracks.add(ToCount.all(entities).track());
    }
    if (mode == Mode.CLEAR) {
      tracks.add(CLEARING);
    }
    entities.stream().map(Track::of).forEach(tracks::add);
    return tracks;
  }

  private static List<Progress> uncounted(List<Entity> entities) {
    return entities.stream().map(entity -> new Progress(entity, 0, 0, 0)).toList();
  }

  private boolean hadFirst(SyncRun run) {
    return runs.cursor(run.ref(), Entity.TICKET).isPresent();
  }

  private static List<Drift> none(List<Entity> entities) {
    return entities.stream().map(Drift::none).toList();
  }

  /// The run after the next page of each track whose turn it is.
  ///
  /// @throws PsaFault also one that refused a part of the step before
  SyncRun next(OpenConnections.Open open, SyncRun run, Message message, Stint stint) {
    stint.goOn();
    int stage = run.tracks().stream().mapToInt(RunPages::stage).min().orElseThrow();
    List<Track> due = run.tracks().stream().filter(track -> stage(track) == stage).toList();
    Track first = due.getFirst();
    SyncRun next;
    if (ToCount.is(first)) {
      return counts.next(open, run, first, stint);
    } else if (first.equals(CLEARING)) {
      return clear(run);
    } else if (BuryAbsent.isBurial(first)) {
      return comparing.burial().next(open, run, first, message);
    } else if (KeptCursor.is(first)) {
      next = setCursor(open, run, first);
    } else if (WalkHeld.isWalk(first)) {
      next = comparing.walk().next(open, run, first, message);
    } else {
      next = tracks.next(open, run, due, message, stint);
    }
    return next.tracks().isEmpty() ? comparing.burial().settled(open, next) : next;
  }

  /// What we hold of tickets goes; then everything begins as it did the first time. The cursors go
  /// first: a run that is cancelled halfway leaves a copy that counts as never synced, not one that
  /// goes on as if it were whole.
  private SyncRun clear(SyncRun run) {
    runs.forgetCursors(run.ref());
    if (signals.clear(run.ref(), CLEARED_AT_ONCE) > 0) {
      return run.edit().awake().done();
    }
    return run.edit()
        .awake()
        .tracks(run.tracks().stream().filter(track -> !track.equals(CLEARING)).toList())
        .done();
  }

  private SyncRun setCursor(OpenConnections.Open open, SyncRun run, Track kept) {
    tracks.saveCursor(open, run, kept);
    return run.edit()
        .awake()
        .tracks(run.tracks().stream().filter(track -> !track.equals(kept)).toList())
        .done();
  }

  private static int stage(Track track) {
    if (ToCount.is(track)) {
      return -2;
    }
    if (track.equals(CLEARING)) {
      return -1;
    }
    return BuryAbsent.isBurial(track) || KeptCursor.is(track) ? AFTER_ALL : stage(track.entity());
  }

  /// Notes and time entries come after the tickets that they belong to, tickets after the companies
  /// and people that they name.
  private static int stage(Entity entity) {
    return switch (entity) {
      case COMPANY -> 0;
      case CONTACT,
          LOCATION,
          OPPORTUNITY,
          CONFIGURATION_ITEM,
          MEMBER,
          ROLE,
          MEMBER_ROLE,
          TICKET_CATEGORY ->
          1;
      case TICKET -> 2;
      case NOTE, TIME_ENTRY -> 3;
    };
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads and stores the pages of a run. A page is stored before the run's checkpoint says so: a
/// kill in between reads it once more, which changes nothing.
final class RunPages {

  /// Notes and time entries are read side by side, each in two ranges; their endpoints are limited
  /// one by one.
  private static final int SIDE_BY_SIDE = 4;

  /// Counts of tickets, of which several are made, share an endpoint.
  private static final int COUNTED_AT_ONCE = 2;

  /// What comes before everything else when tickets are cleared.
  private static final Track CLEARING = new Track(Entity.TICKET, "clear", null, null);

  private static final int CLEARED_AT_ONCE = 200;
  private static final int AFTER_ALL = 9;

  private final SettingsStore settings;
  private final SignalStore signals;
  private final StorePages pages;
  private final RunStore runs;
  private final TrackReader reader;
  private final Comparing comparing;
  private final Lanes lanes;

  RunPages(
      SettingsStore settings,
      SignalStore signals,
      StorePages pages,
      RunStore runs,
      TrackReader reader,
      Comparing comparing,
      Lanes lanes) {
    this.settings = settings;
    this.signals = signals;
    this.pages = pages;
    this.runs = runs;
    this.reader = reader;
    this.comparing = comparing;
    this.lanes = lanes;
  }

  /// The run with everything counted that can be counted before.
  SyncRun begin(OpenConnections.Open open, SyncRun run) {
    if (run.mode().isWhole() || settings.fields(run.ref()).isEmpty()) {
      settings.saveFields(run.ref(), open.psa().reader().ticketFields());
    }
    List<Entity> entities = RunSlices.entities(open.rules().scope(), run.mode());
    SyncRun begun =
        RunChanges.begun(
            run,
            entities.stream().map(Track::of).toList(),
            lanes.each(COUNTED_AT_ONCE, entities, entity -> reader.counted(open, run, entity)));
    return switch (run.mode()) {
      case FULL -> hadFirst(run) ? begun.edit().drift(none(entities)).done() : begun;
      case CLEAR ->
          begun
              .edit()
              .tracks(Stream.concat(Stream.of(CLEARING), begun.tracks().stream()).toList())
              .done();
      case QUICK, POLL -> begun;
    };
  }

  private boolean hadFirst(SyncRun run) {
    return runs.cursor(run.ref(), Entity.TICKET).isPresent();
  }

  private static List<Drift> none(List<Entity> entities) {
    return entities.stream().map(Drift::none).toList();
  }

  /// The run after the next page of each track whose turn it is.
  SyncRun next(OpenConnections.Open open, SyncRun run, Message message) {
    int stage = run.tracks().stream().mapToInt(RunPages::stage).min().orElseThrow();
    List<Track> due = run.tracks().stream().filter(track -> stage(track) == stage).toList();
    Track first = due.getFirst();
    SyncRun next;
    if (first.equals(CLEARING)) {
      return clear(run);
    } else if (BuryAbsent.isBurial(first)) {
      return comparing.burial().next(open, run, first, message);
    } else if (WalkHeld.isWalk(first)) {
      next = comparing.walk().next(open, run, first, message);
    } else {
      next = read(open, run, due, stage, message);
    }
    return next.tracks().isEmpty() ? comparing.burial().settled(next) : next;
  }

  /// What we hold of tickets goes; then everything begins as it did the first time. The cursors go
  /// first: a run that is cancelled halfway leaves a copy that counts as never synced, not one that
  /// goes on as if it were whole.
  private SyncRun clear(SyncRun run) {
    runs.forgetCursors(run.ref());
    if (signals.clear(run.ref(), CLEARED_AT_ONCE) > 0) {
      return run;
    }
    return run.edit()
        .tracks(run.tracks().stream().filter(track -> !track.equals(CLEARING)).toList())
        .done();
  }

  private SyncRun read(
      OpenConnections.Open open, SyncRun run, List<Track> due, int stage, Message message) {
    long inScope = progressOf(run, Entity.TICKET).done();
    List<TrackReader.Step> steps =
        lanes.each(SIDE_BY_SIDE, due, track -> reader.next(open, run, track, inScope));
    TracksLeft left = new TracksLeft(steps);
    List<Drift> drift = run.drift();
    Map<Entity, Long> skipped = new EnumMap<>(Entity.class);
    for (TrackReader.Step step : steps) {
      Set<Long> held = drift.isEmpty() ? Set.of() : comparing.held().held(run.ref(), step);
      StorePages.Stored stored = store(open, run, step, message);
      skipped.merge(step.track().entity(), (long) stored.skipped(), Long::sum);
      drift = drift.isEmpty() ? drift : compared(run, drift, step, held, stored);
    }
    left.ended().forEach(track -> saveCursor(run, track));
    List<Progress> progress = ReadProgress.after(run, steps, left, skipped);
    List<Track> tracks =
        Stream.concat(
                left.tracks(run, progress).stream(),
                run.tracks().stream().filter(track -> stage(track) != stage))
            .toList();
    return RunChanges.read(run, tracks, progress)
        .edit()
        .drift(checked(run, drift, left, progress))
        .done();
  }

  private StorePages.Stored store(
      OpenConnections.Open open, SyncRun run, TrackReader.Step step, Message message) {
    return step.page()
        .map(page -> pages.store(open, run, step.track().entity(), page, message))
        .orElse(StorePages.Stored.NOTHING);
  }

  private List<Drift> compared(
      SyncRun run,
      List<Drift> before,
      TrackReader.Step step,
      Set<Long> held,
      StorePages.Stored stored) {
    Drift drift = comparing.held().compare(run, before, step, held, stored);
    return CompareHeld.with(before, step.problem().isEmpty() ? drift : drift.incomplete());
  }

  /// @param progress once the pages are read
  private static List<Drift> checked(
      SyncRun run, List<Drift> drift, TracksLeft left, List<Progress> progress) {
    List<Drift> after = drift;
    for (Track ended : drift.isEmpty() ? List.<Track>of() : left.ended()) {
      Entity entity = ended.entity();
      if (!TrackReader.isReadByTicket(run.mode(), entity)) {
        long read =
            progress.stream().filter(one -> one.entity() == entity).mapToLong(Progress::done).sum();
        long counted = progressOf(run, entity).total();
        Drift all = CompareHeld.driftOf(after, entity);
        after = CompareHeld.with(after, CompareHeld.checked(all, read, counted));
      }
    }
    return after;
  }

  private static int stage(Track track) {
    if (track.equals(CLEARING)) {
      return -1;
    }
    return BuryAbsent.isBurial(track) ? AFTER_ALL : stage(track.entity());
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

  /// The cursor is the PSA's time: its clock when the track began, or the greatest date of change
  /// met if that is smaller, since a date of change may run ahead of the clock.
  ///
  /// A full run that is not the first reads what is in scope, not all that changed, so it moves no
  /// cursor: the next quick run would pass over the rest.
  ///
  /// A run over changes moves the cursors that there are. Where they were forgotten since it began,
  /// what it read does not make the copy whole.
  private void saveCursor(SyncRun run, Track track) {
    Instant psaTime = track.psaTime();
    if (psaTime != null
        && !CompareHeld.isComparing(run)
        && (run.mode().isWhole() || hadFirst(run))) {
      Instant latest = RunSlices.hasDateOfChange(track.entity()) ? track.latestChange() : psaTime;
      runs.saveCursor(
          run.ref(), track.entity(), latest != null && latest.isBefore(psaTime) ? latest : psaTime);
    }
  }

  private static Progress progressOf(SyncRun run, Entity entity) {
    return run.progressOf(entity).orElse(new Progress(entity, 0, 0, 0));
  }
}

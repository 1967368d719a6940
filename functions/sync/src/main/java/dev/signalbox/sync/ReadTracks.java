package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads the next page of each track whose turn it is, and stores them.
final class ReadTracks {

  /// Endpoints are limited one by one, and nothing is read in more than two ranges.
  private static final int SIDE_BY_SIDE = 8;

  /// By how much the PSA's clock may be behind ours.
  private static final Duration CLOCKS_APART = Duration.ofHours(1);

  private final StorePages pages;
  private final RunStore runs;
  private final TrackReader reader;
  private final CompareHeld comparing;
  private final Lanes lanes;
  private final InstantSource clock;

  ReadTracks(
      StorePages pages,
      RunStore runs,
      TrackReader reader,
      CompareHeld comparing,
      Lanes lanes,
      InstantSource clock) {
    this.pages = pages;
    this.runs = runs;
    this.reader = reader;
    this.comparing = comparing;
    this.lanes = lanes;
    this.clock = clock;
  }

  Stint stint(OpenConnections.Open open, Instant until) {
    return new Stint(new Pace(), new ReadAhead(open.psa().reader(), lanes, clock, until));
  }

  /// @param due the tracks whose turn it is; what else the run has comes later
  SyncRun next(
      OpenConnections.Open open, SyncRun run, List<Track> due, Message message, Stint stint) {
    boolean swift = stint.pace().isSwift();
    List<Track> now = swift ? due : firsts(due);
    Instant began = clock.instant();
    List<Tried<Step>> tried = read(open, run, now, swift, stint.ahead());
    List<Step> steps = Tried.brought(tried, stint);
    Instant arrived = clock.instant();
    List<Track> waiting = without(due, brought(now, tried));
    TracksLeft left = new TracksLeft(steps, waiting, swift);
    List<Track> later = new ArrayList<>(withoutStep(waiting, steps));
    later.addAll(without(run.tracks(), due));
    SyncRun next = store(open, run, steps, left, later, message);
    stint.pace().note(Duration.between(began, arrived), Duration.between(arrived, clock.instant()));
    return next;
  }

  private static List<Track> brought(List<Track> tracks, List<Tried<Step>> tried) {
    return IntStream.range(0, tracks.size())
        .filter(i -> tried.get(i) instanceof Tried.Brought<Step>)
        .mapToObj(tracks::get)
        .toList();
  }

  /// Of the entities of which nothing was read.
  private static List<Track> withoutStep(List<Track> waiting, List<Step> steps) {
    return waiting.stream()
        .filter(track -> steps.stream().noneMatch(step -> step.track().entity() == track.entity()))
        .toList();
  }

  /// One range of each entity.
  private static List<Track> firsts(List<Track> due) {
    Set<Entity> met = EnumSet.noneOf(Entity.class);
    return due.stream().filter(track -> met.add(track.entity())).toList();
  }

  private static List<Track> without(List<Track> all, List<Track> some) {
    List<Track> left = new ArrayList<>(all);
    left.removeAll(some);
    return left;
  }

  private List<Tried<Step>> read(
      OpenConnections.Open open, SyncRun run, List<Track> tracks, boolean swift, ReadAhead ahead) {
    long inScope = progressOf(run, Entity.TICKET).done();
    return ahead.step(
        swift ? notToBeDivided(run, tracks) : Set.of(),
        () -> {
          List<Tried<Supplier<Step>>> arrived =
              lanes.each(
                  SIDE_BY_SIDE,
                  tracks,
                  track -> Tried.of(() -> reader.next(open, run, track, inScope, ahead)));
          return lanes.each(SIDE_BY_SIDE, arrived, one -> one.then(Supplier::get));
        });
  }

  /// What a range that is about to be divided has next depends on where.
  private static Set<Entity> notToBeDivided(SyncRun run, List<Track> tracks) {
    Set<Entity> stay = EnumSet.noneOf(Entity.class);
    Set<Entity> met = EnumSet.noneOf(Entity.class);
    for (Track track : tracks) {
      if (!met.add(track.entity()) || !TracksLeft.isToBeDivided(progressOf(run, track.entity()))) {
        stay.add(track.entity());
      }
    }
    return stay;
  }

  private SyncRun store(
      OpenConnections.Open open,
      SyncRun run,
      List<Step> steps,
      TracksLeft left,
      List<Track> later,
      Message message) {
    List<Drift> drift = run.drift();
    Map<Entity, Long> skipped = new EnumMap<>(Entity.class);
    for (Step step : steps) {
      Set<Long> held = drift.isEmpty() ? Set.of() : comparing.held(run.ref(), step);
      StorePages.Stored stored = store(open, run, step, message);
      skipped.merge(step.track().entity(), (long) stored.skipped(), Long::sum);
      drift = drift.isEmpty() ? drift : compared(run, drift, step, held, stored);
    }
    left.ended().stream()
        .filter(track -> !KeptCursor.isKept(run, track))
        .forEach(track -> saveCursor(open, run, track));
    List<Progress> progress = ReadProgress.after(run, steps, left, skipped);
    List<Track> tracks = new ArrayList<>(left.tracks(run, progress));
    tracks.addAll(later);
    return RunChanges.read(run, tracks, progress)
        .edit()
        .drift(checked(run, drift, left, progress))
        .done();
  }

  private StorePages.Stored store(
      OpenConnections.Open open, SyncRun run, Step step, Message message) {
    return step.page()
        .map(page -> pages.store(open, run, step.track().entity(), page, message))
        .orElse(StorePages.Stored.NOTHING);
  }

  private List<Drift> compared(
      SyncRun run, List<Drift> before, Step step, Set<Long> held, StorePages.Stored stored) {
    Drift drift = comparing.compare(run, before, step, held, stored);
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

  /// A run that reads everything for the first time, or again after clearing, meets what is in
  /// scope then. What webhooks brought before, or while it ran, may have left the scope unseen, so
  /// changes are read from when we may have begun to hold anything.
  ///
  /// A full run that is not the first reads what is in scope, not all that changed, so it moves no
  /// cursor: the next quick run would pass over the rest.
  ///
  /// A run over changes moves the cursors that there are. Where they were forgotten since it began,
  /// what it read does not make the copy whole.
  void saveCursor(OpenConnections.Open open, SyncRun run, Track track) {
    Instant psaTime = track.psaTime();
    if (psaTime == null || CompareHeld.isComparing(run)) {
      return;
    }
    Instant readUpTo = readUpTo(track, psaTime);
    if (run.mode().isWhole()) {
      Instant connected = open.connection().createdAt().minus(CLOCKS_APART);
      runs.beginCursor(run.ref(), track.entity(), earlier(connected, readUpTo));
    } else {
      runs.cursor(run.ref(), Entity.TICKET)
          .ifPresent(ofTickets -> moveCursor(run, track.entity(), readUpTo, ofTickets));
    }
  }

  /// The cursor is the PSA's time: its clock when the track began, or the greatest date of change
  /// met if that is smaller, since a date of change may run ahead of the clock.
  private static Instant readUpTo(Track track, Instant psaTime) {
    Instant latest = RunSlices.hasDateOfChange(track.entity()) ? track.latestChange() : null;
    return latest == null ? psaTime : earlier(latest, psaTime);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private void moveCursor(SyncRun run, Entity entity, Instant readUpTo, Instant ofTickets) {
    if (entity == Entity.TICKET) {
      leaveBehind(run, ofTickets);
    }
    runs.saveCursor(run.ref(), entity, readUpTo);
  }

  /// Notes and time entries of which none was met so far are read from where tickets were before
  /// this run, see [RunSlices].
  private void leaveBehind(SyncRun run, Instant tickets) {
    Stream.of(Entity.NOTE, Entity.TIME_ENTRY)
        .filter(entity -> runs.cursor(run.ref(), entity).isEmpty())
        .forEach(entity -> runs.saveCursor(run.ref(), entity, tickets));
  }

  private static Progress progressOf(SyncRun run, Entity entity) {
    return run.progressOf(entity).orElse(new Progress(entity, 0, 0, 0));
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How many records the tracks of a run over everything will have, by the PSA's own counts: a few
/// at a time, each kept, so that a run whose calls are scarce does not count the same again and
/// again. What a quick run has to read is mostly less than a page: it is counted when it is more.
final class CountTracks {

  private static final int AT_ONCE = 4;

  private final RunSlices slices;
  private final Lanes lanes;

  CountTracks(RunSlices slices, Lanes lanes) {
    this.slices = slices;
    this.lanes = lanes;
  }

  /// The run after some more counts. Children that are read by ticket are guessed from all there
  /// are, until the tickets are known.
  SyncRun next(OpenConnections.Open open, SyncRun run, Track track, Stint stint) {
    ToCount left = ToCount.of(track);
    List<Entity> parents =
        left.entities().stream()
            .filter(entity -> !TrackReader.isReadByTicket(run.mode(), entity))
            .toList();
    if (!parents.isEmpty()) {
      return counted(run, left, parents, entity -> inScope(open, run, entity), stint);
    }
    long tickets = run.progressOf(Entity.TICKET).map(Progress::total).orElse(0L);
    if (tickets > 0 && left.allTickets() < 0) {
      return after(run, left.withAllTickets(all(open, Entity.TICKET)), List.of());
    }
    return counted(
        run, left, left.entities(), entity -> ofTickets(open, entity, tickets, left), stint);
  }

  /// What the PSA said of an entity.
  ///
  /// @param track where reading it begins
  private record Count(Progress progress, Track track) {

    static Count of(Entity entity, long total) {
      return new Count(new Progress(entity, 0, total, 0), Track.of(entity));
    }

    Entity entity() {
      return progress.entity();
    }
  }

  private SyncRun counted(
      SyncRun run,
      ToCount left,
      List<Entity> entities,
      Function<Entity, Count> count,
      Stint stint) {
    List<Entity> now = entities.subList(0, Math.min(AT_ONCE, entities.size()));
    List<Count> counts =
        Tried.brought(
            lanes.each(AT_ONCE, now, entity -> Tried.of(() -> counted(entity, count))), stint);
    return after(run, left.without(counts.stream().map(Count::entity).toList()), counts);
  }

  private static SyncRun after(SyncRun run, ToCount left, List<Count> counts) {
    List<Progress> progress = new ArrayList<>(run.progress());
    List<Track> tracks = new ArrayList<>(run.tracks());
    tracks.removeIf(ToCount::is);
    for (Count count : counts) {
      progress.replaceAll(one -> one.entity() == count.entity() ? count.progress() : one);
      tracks.replaceAll(one -> one.equals(Track.of(count.entity())) ? count.track() : one);
    }
    if (!left.entities().isEmpty()) {
      tracks.addFirst(left.track());
    }
    return RunChanges.read(run, tracks, progress);
  }

  /// An API user who may not see what only rounds off the copy does not keep a run from its
  /// tickets; the run says so.
  private static Count counted(Entity entity, Function<Entity, Count> count) {
    try {
      return count.apply(entity);
    } catch (PsaFault fault) {
      String problem = TrackReader.problem(entity, fault);
      return new Count(new Progress(entity, 0, 0, 0, 0, problem), Track.of(entity));
    }
  }

  private Count inScope(OpenConnections.Open open, SyncRun run, Entity entity) {
    PsaReader reader = open.psa().reader();
    long counted =
        slices.slice(open, run, entity).map(slice -> reader.count(entity, slice)).orElse(0L);
    return new Count(
        new Progress(entity, 0, counted, 0, leftOut(open, entity, counted), ""), Track.of(entity));
  }

  /// Items that the PSA is asked to leave out are never read, so they are counted here.
  private static long leftOut(OpenConnections.Open open, Entity entity, long inScope) {
    boolean chosen =
        entity == Entity.CONFIGURATION_ITEM && !open.rules().scope().conditions(entity).isEmpty();
    return chosen ? Math.max(0, all(open, entity) - inScope) : 0;
  }

  /// Of all children, as many as tickets are in scope of all tickets.
  private static Count ofTickets(
      OpenConnections.Open open, Entity entity, long inScope, ToCount left) {
    if (inScope == 0) {
      return Count.of(entity, 0);
    }
    long all = all(open, entity);
    double share = left.allTickets() == 0 ? 0 : Math.min(1.0, (double) inScope / left.allTickets());
    return new Count(
        new Progress(entity, 0, Math.round(share * all), 0), ChildPlan.afterCounting(entity, all));
  }

  private static long all(OpenConnections.Open open, Entity entity) {
    return open.psa().reader().count(entity, new Slice.Everything());
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// How many records the tracks of a run will have, by the PSA's own counts.
final class CountTracks {

  private static final int AT_ONCE = 4;

  private final RunSlices slices;
  private final Lanes lanes;

  CountTracks(RunSlices slices, Lanes lanes) {
    this.slices = slices;
    this.lanes = lanes;
  }

  /// How each entity stands before it is read. What a quick run has to read is mostly less than a
  /// page: it is counted when it is more. Children that are read by ticket are guessed from all
  /// there are until the tickets are known.
  List<Progress> before(OpenConnections.Open open, SyncRun run, List<Entity> entities) {
    if (!run.mode().isWhole()) {
      return entities.stream().map(entity -> new Progress(entity, 0, 0, 0)).toList();
    }
    List<Entity> children =
        entities.stream().filter(one -> TrackReader.isReadByTicket(run.mode(), one)).toList();
    List<Progress> parents =
        lanes.each(
            AT_ONCE,
            entities.stream().filter(entity -> !children.contains(entity)).toList(),
            entity -> counted(entity, it -> inScope(open, run, it)));
    if (children.isEmpty()) {
      return parents;
    }
    double share = shareOfOpen(open, parents);
    return Stream.concat(
            parents.stream(),
            lanes
                .each(
                    AT_ONCE,
                    children,
                    entity -> counted(entity, it -> Math.round(share * all(open, it))))
                .stream())
        .sorted(Comparator.comparingInt(one -> entities.indexOf(one.entity())))
        .toList();
  }

  /// An API user who may not see what only rounds off the copy does not keep a run from its
  /// tickets; the run says so.
  private static Progress counted(Entity entity, ToLongFunction<Entity> count) {
    try {
      return new Progress(entity, 0, count.applyAsLong(entity), 0);
    } catch (PsaFault fault) {
      return new Progress(entity, 0, 0, 0, 0, TrackReader.problem(entity, fault));
    }
  }

  private long inScope(OpenConnections.Open open, SyncRun run, Entity entity) {
    PsaReader reader = open.psa().reader();
    return slices.slice(open, run, entity).map(slice -> reader.count(entity, slice)).orElse(0L);
  }

  /// Which part of all tickets is in scope.
  private static double shareOfOpen(OpenConnections.Open open, List<Progress> parents) {
    long inScope =
        parents.stream()
            .filter(one -> one.entity() == Entity.TICKET)
            .mapToLong(Progress::total)
            .sum();
    long all = inScope == 0 ? 0 : all(open, Entity.TICKET);
    return all == 0 ? 0 : Math.min(1.0, (double) inScope / all);
  }

  private static long all(OpenConnections.Open open, Entity entity) {
    return open.psa().reader().count(entity, new Slice.Everything());
  }
}

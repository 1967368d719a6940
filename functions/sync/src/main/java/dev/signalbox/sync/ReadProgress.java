package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How far a run has come with each entity once pages of it are stored.
final class ReadProgress {

  private ReadProgress() {}

  /// @param skipped how many of the records are out of scope
  static List<Progress> after(
      SyncRun run, List<Step> steps, TracksLeft left, Map<Entity, Long> skipped) {
    List<Progress> after = new ArrayList<>(run.progress());
    for (Step step : steps) {
      after.replaceAll(
          progress -> progress.entity() == step.track().entity() ? read(progress, step) : progress);
    }
    after.replaceAll(progress -> settled(progress, left, skipped));
    return after;
  }

  private static Progress read(Progress progress, Step step) {
    Progress read =
        step.page().map(page -> progress.plus(page.records().size(), 1)).orElse(progress);
    long total = step.total() > 0 ? step.total() : read.total();
    return new Progress(
        read.entity(),
        read.done(),
        Math.max(read.done(), total),
        read.pages(),
        read.skipped(),
        step.problem().isEmpty() ? read.problem() : step.problem());
  }

  /// When all of an entity is read, there is as much of it as was read.
  private static Progress settled(Progress progress, TracksLeft left, Map<Entity, Long> skipped) {
    boolean ended = left.ended().stream().anyMatch(track -> track.entity() == progress.entity());
    return new Progress(
        progress.entity(),
        progress.done(),
        ended ? progress.done() : progress.total(),
        progress.pages(),
        progress.skipped() + skipped.getOrDefault(progress.entity(), 0L),
        progress.problem());
  }
}

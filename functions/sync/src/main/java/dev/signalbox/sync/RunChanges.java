package dev.signalbox.sync;

import dev.signalbox.core.sync.RunEdit;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.sync.SyncRun.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes that a run goes through.
final class RunChanges {

  private RunChanges() {}

  static SyncRun begun(SyncRun run, List<Track> tracks, List<Progress> progress) {
    return awake(run).state(State.RUNNING).tracks(tracks).progress(progress).done();
  }

  static SyncRun read(SyncRun run, List<Track> tracks, List<Progress> progress) {
    return awake(run).tracks(tracks).progress(progress).done();
  }

  static SyncRun stepped(SyncRun run, long from) {
    return run.edit().step(from + 1).done();
  }

  static SyncRun released(SyncRun run) {
    return awake(run).leaseUntil(null).done();
  }

  /// The run without its worker until an admin lets it go on.
  static SyncRun held(SyncRun run) {
    return awake(run).state(State.HELD).leaseUntil(null).done();
  }

  /// The run without its worker until `resume`.
  ///
  /// @param trouble what it waits for to pass
  /// @param since since when that has lasted; null where the PSA only asks for patience
  static SyncRun waiting(
      SyncRun run, Instant now, Instant resume, String trouble, @Nullable Instant since) {
    return run.edit()
        .troubledSince(since)
        .error(trouble)
        .leaseUntil(null)
        .waits(run.waits() + Duration.between(now, resume).toMillis())
        .waitingUntil(resume)
        .done();
  }

  static SyncRun ended(SyncRun run, State state, String error, Instant at) {
    return run.edit().endedAs(state, at).step(run.step() + 1).error(error).done();
  }

  private static RunEdit awake(SyncRun run) {
    return run.edit().awake();
  }
}

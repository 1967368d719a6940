package dev.signalbox.sync;

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
    return with(run, State.RUNNING, run.step(), tracks, progress, run.leaseUntil());
  }

  static SyncRun read(SyncRun run, List<Track> tracks, List<Progress> progress) {
    return with(run, run.state(), run.step(), tracks, progress, run.leaseUntil());
  }

  static SyncRun stepped(SyncRun run, long from) {
    return with(run, run.state(), from + 1, run.tracks(), run.progress(), run.leaseUntil());
  }

  static SyncRun released(SyncRun run) {
    return with(run, run.state(), run.step(), run.tracks(), run.progress(), null);
  }

  private static SyncRun with(
      SyncRun run,
      State state,
      long step,
      List<Track> tracks,
      List<Progress> progress,
      @Nullable Instant leaseUntil) {
    return new SyncRun(
        run.id(),
        run.ref(),
        run.mode(),
        state,
        step,
        tracks,
        progress,
        run.since(),
        run.scopeHash(),
        run.startedAt(),
        run.finishedAt(),
        leaseUntil,
        run.waits(),
        null,
        run.error(),
        run.cause());
  }

  /// The run without its worker until `resume`.
  static SyncRun waiting(SyncRun run, Instant now, Instant resume) {
    return new SyncRun(
        run.id(),
        run.ref(),
        run.mode(),
        run.state(),
        run.step(),
        run.tracks(),
        run.progress(),
        run.since(),
        run.scopeHash(),
        run.startedAt(),
        run.finishedAt(),
        null,
        run.waits() + Duration.between(now, resume).toMillis(),
        resume,
        run.error(),
        run.cause());
  }

  static SyncRun ended(SyncRun run, State state, String error, Instant at) {
    return new SyncRun(
        run.id(),
        run.ref(),
        run.mode(),
        state,
        run.step() + 1,
        List.of(),
        run.progress(),
        run.since(),
        run.scopeHash(),
        run.startedAt(),
        at,
        null,
        run.waits(),
        null,
        error,
        run.cause());
  }
}

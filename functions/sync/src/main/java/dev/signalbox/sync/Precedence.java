package dev.signalbox.sync;

import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Origin;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;

/// Lets a run that somebody waits for begin before the scheduled ones of its connection go on.
final class Precedence {

  /// How far back to look for runs that were asked for.
  private static final int LATEST = 20;

  /// A run that nobody began for so long has lost its message, and holds up nobody.
  private static final Duration LOST = Duration.ofMinutes(15);

  private final RunStore runs;

  Precedence(RunStore runs) {
    this.runs = runs;
  }

  boolean isToWait(Task.RunStep task, Instant now) {
    return runs.find(task.ref(), task.run())
        .filter(run -> run.origin() == Origin.SCHEDULED && !run.state().ended())
        .filter(run -> runs.list(run.ref(), LATEST).stream().anyMatch(it -> isWaiting(it, now)))
        .isPresent();
  }

  private static boolean isWaiting(SyncRun run, Instant now) {
    return run.origin() == Origin.MANUAL
        && run.state() == State.QUEUED
        && run.startedAt().plus(LOST).isAfter(now);
  }
}

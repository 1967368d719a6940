package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.TreeMap;

/// Starts a run, unless the same one was started a moment ago.
final class StartSync {

  private static final Duration WINDOW = Duration.ofMinutes(2);

  /// More failed or were cancelled in a row only where something else is wrong.
  private static final int LATEST = 20;

  private final RunStore runs;
  private final SettingsStore settings;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  StartSync(RunStore runs, SettingsStore settings, TaskQueue queue, Ids ids, InstantSource clock) {
    this.runs = runs;
    this.settings = settings;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// The run that was started, or the one that a request of the last two minutes started.
  SyncRun start(Connection connection, Mode asked) {
    return begin(draft(connection, possible(connection.ref(), asked)), WINDOW);
  }

  /// Whether any run was begun, ended or not.
  boolean hasBegun(ConnectionRef ref) {
    return !runs.list(ref, 1).isEmpty();
  }

  boolean hadFirst(ConnectionRef ref) {
    return runs.cursor(ref, Entity.TICKET).isPresent();
  }

  /// Reads what changed since the last run, if there was one, and everything if more is to be read
  /// than then; a first run that failed begins anew.
  void catchUp(Connection connection) {
    if (hadFirst(connection.ref())) {
      start(connection, isWiderThanRead(connection.ref()) ? Mode.FULL : Mode.QUICK);
    } else {
      failedFirst(connection).ifPresent(failed -> start(connection, failed.mode()));
    }
  }

  /// Whether what an admin let in, perhaps while the connection stood still, was never looked for:
  /// it has not changed in the PSA, so only a full run finds it.
  boolean isWiderThanRead(ConnectionRef ref) {
    return settings
        .widenedAt(ref)
        .flatMap(at -> latestWhole(ref).filter(run -> run.startedAt().isBefore(at)))
        .isPresent();
  }

  private Optional<SyncRun> latestWhole(ConnectionRef ref) {
    return runs.list(ref, RunQuery.of(EnumSet.of(Mode.FULL, Mode.CLEAR), LATEST)).runs().stream()
        .filter(run -> !isLost(run))
        .findFirst();
  }

  /// The run that was to bring everything, perhaps after clearing, and failed.
  private Optional<SyncRun> failedFirst(Connection connection) {
    return runs
        .list(connection.ref(), RunQuery.of(EnumSet.of(Mode.FULL, Mode.CLEAR), 1))
        .runs()
        .stream()
        .findFirst()
        .filter(run -> run.state() == SyncRun.State.FAILED);
  }

  /// Lets a held run go on; empty when it is not held.
  Optional<SyncRun> release(SyncRun held) {
    if (held.state() != SyncRun.State.HELD) {
      return Optional.empty();
    }
    SyncRun going = held.goingOn();
    if (!runs.advance(going, held.step())) {
      return Optional.empty();
    }
    Task step = new Task.RunStep(going.ref(), going.id(), going.step());
    queue.send(Message.first(step, going.cause(), clock.instant()));
    return Optional.of(going);
  }

  private SyncRun begin(SyncRun run, Duration window) {
    return switch (runs.begin(run, window)) {
      case RunStore.Begun.Started(SyncRun started) -> {
        send(started.ref(), started.id(), started.cause());
        yield started;
      }
      case RunStore.Begun.Already(RunId id) -> already(run, runs.find(run.ref(), id));
    };
  }

  /// A run that failed or was cancelled is no reason not to begin another.
  private SyncRun already(SyncRun wanted, Optional<SyncRun> found) {
    if (found.isEmpty() || isLost(found.get())) {
      return begin(wanted, Duration.ZERO);
    }
    // Its message may have been lost; a second one does no harm.
    send(found.get().ref(), found.get().id(), wanted.cause());
    return found.get();
  }

  private static boolean isLost(SyncRun run) {
    return run.state() == SyncRun.State.FAILED || run.state() == SyncRun.State.CANCELLED;
  }

  /// A quick run goes on from where a run before it ended; without one it has to be a full one.
  private Mode possible(ConnectionRef ref, Mode asked) {
    return asked == Mode.QUICK && !hadFirst(ref) ? Mode.FULL : asked;
  }

  private void send(ConnectionRef ref, RunId run, String cause) {
    queue.send(Message.first(new Task.RunStep(ref, run, 0), cause, clock.instant()));
  }

  private SyncRun draft(Connection connection, Mode mode) {
    return SyncRun.queued(
        new RunId(ids.next()),
        connection.ref(),
        mode,
        SyncRun.Origin.MANUAL,
        scopeHash(connection.ref()),
        clock.instant(),
        ids.next());
  }

  /// Two requests are the same only under the same rules.
  private String scopeHash(ConnectionRef ref) {
    Scope scope = new Scope(settings.queues(ref).value(), settings.scope(ref).value());
    StatusMap statuses = settings.statuses(ref).value();
    return scope.hash()
        + "-"
        + Integer.toHexString(new TreeMap<>(statuses.mapped()).toString().hashCode());
  }
}

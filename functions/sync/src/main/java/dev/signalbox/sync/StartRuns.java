package dev.signalbox.sync;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts the runs by which connections stay current by themselves: time entries by poll, all that
/// changed when webhooks are lost, and each night a comparison of everything in scope. The schedule
/// comes every two minutes; how long ago the last run of a kind was begun decides what is due.
final class StartRuns {

  /// Time entries are to be at most five minutes behind; reading them takes its part of that.
  private static final Duration BETWEEN_POLLS = Duration.ofMinutes(4);

  private static final Duration BETWEEN_QUICK = Duration.ofMinutes(10);
  private static final Duration BETWEEN_CATCHING_UP = Duration.ofMinutes(2);
  private static final Duration BETWEEN_NIGHTS = Duration.ofHours(20);

  /// The hours of UTC, from midnight, over which the nightly runs of all connections are spread.
  private static final int NIGHT = 6;

  private static final String SCOPE = "scheduled";

  private final ConnectionStore connections;
  private final RunStore runs;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  StartRuns(
      ConnectionStore connections, RunStore runs, TaskQueue queue, Ids ids, InstantSource clock) {
    this.connections = connections;
    this.runs = runs;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// Starts what is due of every connection that works and had its first sync; answers of how many.
  int start(Message origin) {
    List<Connection> due =
        connections.listAll().stream()
            .flatMap(ref -> connections.find(ref).stream())
            .filter(connection -> connection.state().works())
            .filter(connection -> hadFirstSync(connection.ref()))
            .toList();
    due.forEach(connection -> start(connection.ref(), origin));
    return due.size();
  }

  /// Starts a quick run of one connection, if it had its first sync.
  void catchUp(Connection connection, Message origin) {
    if (hadFirstSync(connection.ref())) {
      boolean _ = start(connection.ref(), Mode.QUICK, BETWEEN_CATCHING_UP, origin);
    }
  }

  private boolean hadFirstSync(ConnectionRef ref) {
    return runs.cursor(ref, Entity.TICKET).isPresent();
  }

  private void start(ConnectionRef ref, Message origin) {
    if (isNight(ref)) {
      boolean _ = start(ref, Mode.FULL, BETWEEN_NIGHTS, origin);
    }
    if (!start(ref, Mode.QUICK, BETWEEN_QUICK, origin)) {
      boolean _ = start(ref, Mode.POLL, BETWEEN_POLLS, origin);
    }
  }

  private boolean isNight(ConnectionRef ref) {
    int hour = clock.instant().atOffset(ZoneOffset.UTC).getHour();
    return hour == Math.floorMod(ref.hashCode(), NIGHT);
  }

  /// Whether a run was begun now.
  private boolean start(ConnectionRef ref, Mode mode, Duration between, Message origin) {
    Instant now = clock.instant();
    SyncRun run =
        SyncRun.queued(
            new RunId(ids.next()), ref, mode, SyncRun.Origin.SCHEDULED, SCOPE, now, origin.cause());
    switch (runs.begin(run, between)) {
      case RunStore.Begun.Started(SyncRun started) -> {
        send(started, origin);
        return true;
      }
      case RunStore.Begun.Already(RunId before) ->
          runs.find(ref, before).filter(it -> isIdle(it, now)).ifPresent(it -> send(it, origin));
    }
    return false;
  }

  /// A run that nobody works at may have lost its message; a second one does no harm.
  private static boolean isIdle(SyncRun run, Instant now) {
    return !run.state().ended()
        && run.state() != State.HELD
        && isOver(run.leaseUntil(), now)
        && isOver(run.waitingUntil(), now);
  }

  private static boolean isOver(@Nullable Instant time, Instant now) {
    return time == null || !time.isAfter(now);
  }

  private void send(SyncRun run, Message origin) {
    queue.send(origin.next(new Task.RunStep(run.ref(), run.id(), run.step())));
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Starts the quick runs by which connections stay current when webhooks are lost.
final class StartRuns {

  /// A schedule that fires twice starts one run.
  private static final Duration WINDOW = Duration.ofMinutes(2);

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

  /// Starts a quick run of every connection that works and had its first sync; answers how many.
  int start(Message origin) {
    List<Connection> due =
        connections.listAll().stream()
            .flatMap(ref -> connections.find(ref).stream())
            .filter(connection -> connection.state().works())
            .filter(connection -> hadFirstSync(connection.ref()))
            .toList();
    due.forEach(connection -> start(connection, origin));
    return due.size();
  }

  /// Starts a quick run of one connection, if it had its first sync.
  void catchUp(Connection connection, Message origin) {
    if (hadFirstSync(connection.ref())) {
      start(connection, origin);
    }
  }

  private boolean hadFirstSync(ConnectionRef ref) {
    return runs.cursor(ref, Entity.TICKET).isPresent();
  }

  private void start(Connection connection, Message origin) {
    SyncRun run =
        new SyncRun(
            new RunId(ids.next()),
            connection.ref(),
            SyncRun.Mode.QUICK,
            SyncRun.State.QUEUED,
            0,
            List.of(),
            List.of(),
            null,
            "scheduled",
            clock.instant(),
            null,
            null,
            0,
            null,
            "",
            origin.cause());
    started(runs.begin(run, WINDOW))
        .ifPresent(id -> queue.send(origin.next(new Task.RunStep(connection.ref(), id, 0))));
  }

  /// Also for a run that was begun before: its message may have been lost, and a second one does no
  /// harm.
  private static Optional<RunId> started(RunStore.Begun begun) {
    return switch (begun) {
      case RunStore.Begun.Started(SyncRun run) -> Optional.of(run.id());
      case RunStore.Begun.Already(RunId run) -> Optional.of(run);
    };
  }
}

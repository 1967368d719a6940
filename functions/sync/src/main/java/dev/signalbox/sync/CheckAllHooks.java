package dev.signalbox.sync;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import dev.signalbox.core.task.TaskQueue;
import java.util.List;

/// Has the webhooks of every connection that works looked at, each by a message of its own.
final class CheckAllHooks {

  private final ConnectionStore connections;
  private final TaskQueue queue;

  CheckAllHooks(ConnectionStore connections, TaskQueue queue) {
    this.connections = connections;
    this.queue = queue;
  }

  /// Answers how many there are.
  int send(Message origin) {
    List<Message> checks =
        connections.listAll().stream()
            .flatMap(ref -> connections.find(ref).stream())
            .filter(connection -> connection.state().works())
            .map(Connection::ref)
            .map(ref -> origin.next(new Task.CheckHooks(ref, HookDoubt.ROUTINE, "")))
            .toList();
    queue.send(checks);
    return checks.size();
  }
}

package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.InstantSource;
import java.util.List;

/// Has changed rules applied to the signals that we hold already.
final class RuleChanges {

  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  RuleChanges(TaskQueue queue, Ids ids, InstantSource clock) {
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// Has a changed scope applied: to the tickets that we hold, and to everything else.
  void scopeChanged(Connection connection) {
    queue.send(
        List.of(
            message(new Task.Rescope(connection.ref(), Entity.COMPANY, "")),
            message(new Task.Reapply(connection.ref(), ""))));
  }

  private Message message(Task task) {
    return Message.first(task, ids.next(), clock.instant());
  }

  /// Also before the first sync has ended: it, or one that somebody ended, has stored tickets under
  /// the rules of before.
  void made(Connection connection) {
    queue.send(message(new Task.Reapply(connection.ref(), "")));
  }
}

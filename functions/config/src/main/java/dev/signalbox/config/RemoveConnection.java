package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.settings.HookRouting;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.InstantSource;
import java.util.Optional;

/// Disables a connection at once, so that nothing works for it any more, and has everything of it
/// removed in the background.
final class RemoveConnection {

  private static final int ATTEMPTS = 5;

  private final ConnectionStore connections;
  private final HookRouting routing;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  RemoveConnection(
      ConnectionStore connections,
      HookRouting routing,
      TaskQueue queue,
      Ids ids,
      InstantSource clock) {
    this.connections = connections;
    this.routing = routing;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// The connection as it is from now on. Asked again, it sends the message again, too: the first
  /// one may have been lost.
  Connection remove(Connection connection) {
    Connection disabled = disabled(connection);
    routing.follow(disabled);
    queue.send(Message.first(new Task.Purge(disabled.ref()), ids.next(), clock.instant()));
    return disabled;
  }

  private Connection disabled(Connection connection) {
    Connection current = connection;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (current.state() instanceof ConnectionState.Disabled) {
        return current;
      }
      Connection changed = current.withState(new ConnectionState.Disabled());
      if (connections.update(changed)
          instanceof ConnectionStore.Change.Changed(Connection stored)) {
        return stored;
      }
      Optional<Connection> again = connections.find(connection.ref());
      current = again.orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
    }
    throw Refusal.of(ErrorType.OUTDATED);
  }
}

package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.util.Map;

/// Keeps what was seen of the changes of a connection, all entities together.
public interface SeenStore {

  /// Entities of which nothing was seen are not there.
  Map<Entity, Seen> seen(ConnectionRef ref);

  /// Adds what was seen since. Nothing that somebody else adds meanwhile is lost.
  void add(ConnectionRef ref, Map<Entity, Seen> more);
}

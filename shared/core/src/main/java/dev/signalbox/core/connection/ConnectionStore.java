package dev.signalbox.core.connection;

import dev.signalbox.core.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/// Keeps connections.
public interface ConnectionStore {

  /// What came of creating a connection.
  sealed interface Creation {
    record Created(Connection connection) implements Creation {}

    /// The tenant has a connection of that name.
    record NameTaken() implements Creation {}
  }

  /// Stores a new connection with revision 1.
  Creation create(Connection connection);

  Optional<Connection> find(ConnectionRef ref);

  /// A tenant's connections by name; none of another tenant, whatever the caller asks.
  List<Connection> list(TenantId tenant);

  /// All connections of the deployment, for schedules, page by page over the registry.
  List<ConnectionRef> listAll();

  /// What came of changing a connection.
  sealed interface Change {
    record Changed(Connection connection) implements Change {}

    /// Somebody else changed it since it was read.
    record Outdated() implements Change {}

    /// The tenant has another connection of that name.
    record NameTaken() implements Change {}
  }

  /// Replaces a connection if it still has the given one's revision; the result has the next.
  Change update(Connection connection);

  /// Forgets the connection and its settings; nothing happens when there is none.
  void delete(ConnectionRef ref);
}

package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionState.SetupRequired;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.PsaFault;
import java.time.InstantSource;
import java.util.Optional;

/// Sets the state of a connection by what a live call showed.
final class States {

  private static final int ATTEMPTS = 5;

  private final ConnectionStore connections;
  private final InstantSource clock;

  States(ConnectionStore connections, InstantSource clock) {
    this.connections = connections;
    this.clock = clock;
  }

  Connection works(Connection connection) {
    return settle(connection, new ConnectionState.Connected());
  }

  /// A PSA that is busy or away for a moment says nothing about the setup.
  Connection failed(Connection connection, PsaFault fault) {
    return fault.worthRetrying()
        ? connection
        : settle(
            connection,
            new SetupRequired(fault.getMessage(), PsaProblems.typeOf(fault).nextStep()));
  }

  /// A connection that was paused or is being deleted stays so, whatever a call showed.
  private Connection settle(Connection connection, ConnectionState state) {
    Connection current = connection;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Connection changed =
          current.withState(after(current.state(), state)).checkedAt(clock.instant());
      if (connections.update(changed)
          instanceof ConnectionStore.Change.Changed(Connection stored)) {
        return stored;
      }
      Optional<Connection> again = connections.find(connection.ref());
      if (again.isEmpty()) {
        return changed;
      }
      current = again.get();
    }
    throw Refusal.of(ErrorType.OUTDATED);
  }

  private static ConnectionState after(ConnectionState before, ConnectionState shown) {
    return switch (before) {
      case ConnectionState.Connected(), SetupRequired(_, _) -> shown;
      case ConnectionState.Paused(), ConnectionState.Disabled() -> before;
    };
  }
}

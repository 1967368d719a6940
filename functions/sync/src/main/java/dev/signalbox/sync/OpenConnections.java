package dev.signalbox.sync;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState.SetupRequired;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.settings.SettingsStore;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Opens connections that work, and closes the ones whose credentials are refused.
final class OpenConnections {

  /// A connection, its PSA and its rules.
  record Open(Connection connection, PsaSecret secret, Psa psa, Rules rules) {
    ConnectionRef ref() {
      return connection.ref();
    }
  }

  private static final int ATTEMPTS = 5;

  private final ConnectionStore connections;
  private final SecretStore secrets;
  private final SettingsStore settings;
  private final PsaDirectory directory;

  OpenConnections(
      ConnectionStore connections,
      SecretStore secrets,
      SettingsStore settings,
      PsaDirectory directory) {
    this.connections = connections;
    this.secrets = secrets;
    this.settings = settings;
    this.directory = directory;
  }

  /// The connection, if it exists, works and has its secret.
  Optional<Open> open(ConnectionRef ref, Purpose purpose) {
    return connections
        .find(ref)
        .filter(connection -> connection.state().works())
        .flatMap(connection -> secrets.find(ref).map(secret -> open(connection, secret, purpose)));
  }

  private Open open(Connection connection, PsaSecret secret, Purpose purpose) {
    ConnectionRef ref = connection.ref();
    Rules rules =
        new Rules(
            settings.statuses(ref).value(), settings.queues(ref).value(), connection.judgeFrom());
    return new Open(connection, secret, directory.open(connection, secret, purpose), rules);
  }

  /// Turns the connection to SetupRequired when the PSA refused who we are. Trying on would only
  /// lock the API user.
  void noteRefusal(ConnectionRef ref, PsaFault fault) {
    if (fault.kind() == PsaFault.Kind.UNAUTHORIZED) {
      change(
          ref,
          connection ->
              connection.withState(
                  new SetupRequired(
                      fault.getMessage(),
                      "Check user name, secret and integration code in the PSA, save them here, and"
                          + " test the connection.")));
    }
  }

  /// Changes a connection whatever else is being changed about it; a connection that is gone stays
  /// gone.
  void change(ConnectionRef ref, UnaryOperator<Connection> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Connection> found = connections.find(ref);
      if (found.isEmpty()
          || connections.update(change.apply(found.get()))
              instanceof ConnectionStore.Change.Changed) {
        return;
      }
    }
    throw PsaFault.unavailable(
        "Connection " + ref + " is being changed by others all the time.", null);
  }
}

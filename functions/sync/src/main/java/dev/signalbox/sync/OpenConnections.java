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
import dev.signalbox.json.ObjBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Opens connections that work, and closes the ones whose credentials are refused.
final class OpenConnections {

  /// A connection, its PSA and its rules.
  record Open(Connection connection, PsaSecret secret, Psa psa, Rules rules) {
    ConnectionRef ref() {
      return connection.ref();
    }

    /// Says in a line of the log which connection it is about, also by the name people know.
    ObjBuilder in(ObjBuilder line) {
      return line.put("connection", ref().toString()).put("connectionName", connection.name());
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

  /// The same as [Open#in] of a connection that may not work, or no longer exist.
  ObjBuilder in(ConnectionRef ref, ObjBuilder line) {
    line.put("connection", ref.toString());
    return connections
        .find(ref)
        .map(connection -> line.put("connectionName", connection.name()))
        .orElse(line);
  }

  /// The connection, if it exists, works and has its secret.
  Optional<Open> open(ConnectionRef ref, Purpose purpose) {
    return open(ref, purpose, Instant.MAX);
  }

  /// The same, for work that has to have ended at `until`.
  Optional<Open> open(ConnectionRef ref, Purpose purpose, Instant until) {
    return connections
        .find(ref)
        .filter(connection -> connection.state().works())
        .flatMap(connection ->
            secret(connection).flatMap(secret -> open(connection, secret, purpose, until)));
  }

  /// Credentials may have been replaced a moment ago: what was remembered from before the last
  /// check would be refused.
  private Optional<PsaSecret> secret(Connection connection) {
    Instant checked = connection.checkedAt();
    return checked == null
        ? secrets.find(connection.ref())
        : secrets.findSince(connection.ref(), checked);
  }

  private Optional<Open> open(
      Connection connection, PsaSecret secret, Purpose purpose, Instant until) {
    ConnectionRef ref = connection.ref();
    Rules rules = Rules.of(settings, connection);
    try {
      Psa psa = directory.open(connection, secret, purpose, until);
      return Optional.of(new Open(connection, secret, psa, rules));
    } catch (PsaFault fault) {
      if (fault.kind() != PsaFault.Kind.UNAUTHORIZED) {
        throw fault;
      }
      close(ref, fault);
      return Optional.empty();
    }
  }

  /// Turns the connection to SetupRequired when the PSA refused who we are. Trying on would only
  /// lock the API user.
  ///
  /// @return whether it stands still now. It does not when the credentials were replaced while this
  ///   was under way: then the work has to come again.
  boolean noteRefusal(Open open, PsaFault fault) {
    if (fault.kind() != PsaFault.Kind.UNAUTHORIZED || wasReplaced(open)) {
      return false;
    }
    close(open.ref(), fault);
    return true;
  }

  /// The same where nothing is known but the connection.
  void noteRefusal(ConnectionRef ref, PsaFault fault) {
    if (fault.kind() == PsaFault.Kind.UNAUTHORIZED) {
      close(ref, fault);
    }
  }

  private boolean wasReplaced(Open open) {
    Optional<Connection> now = connections.find(open.ref());
    return secrets.findSince(open.ref(), Instant.MAX).filter(open.secret()::opensLike).isEmpty()
        || now.filter(it -> it.username().equals(open.connection().username())).isEmpty();
  }

  /// A connection that was paused or is being deleted stays so.
  private void close(ConnectionRef ref, PsaFault fault) {
    change(
        ref,
        connection ->
            connection.state().works()
                ? connection.withState(
                    new SetupRequired(
                        fault.getMessage(),
                        "Check user name, secret and integration code in the PSA, save them here,"
                            + " and test the connection."))
                : connection);
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

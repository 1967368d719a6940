package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionState.SetupRequired;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes one live call with a connection's credentials, and sets its state by what it showed.
final class TestConnection {

  /// What a test showed.
  sealed interface Outcome {

    record Works(Connection connection, Duration latency, PsaSetup.Check check)
        implements Outcome {}

    record Fails(Connection connection, Duration latency, PsaFault fault) implements Outcome {}

    record NoSecret() implements Outcome {}
  }

  private static final int ATTEMPTS = 5;

  private final ConnectionStore connections;
  private final SecretStore secrets;
  private final PsaDirectory directory;
  private final InstantSource clock;

  TestConnection(
      ConnectionStore connections,
      SecretStore secrets,
      PsaDirectory directory,
      InstantSource clock) {
    this.connections = connections;
    this.secrets = secrets;
    this.directory = directory;
    this.clock = clock;
  }

  Outcome test(Connection connection) {
    return secrets
        .find(connection.ref())
        .map(secret -> test(connection, secret))
        .orElseGet(Outcome.NoSecret::new);
  }

  private Outcome test(Connection connection, PsaSecret secret) {
    Instant began = clock.instant();
    try {
      PsaSetup.Check check =
          directory.open(connection, secret, Purpose.INTERACTIVE).setup().check();
      Connection working = settle(connection, new ConnectionState.Connected());
      return new Outcome.Works(working, since(began), check);
    } catch (PsaFault fault) {
      return new Outcome.Fails(noted(connection, fault), since(began), fault);
    }
  }

  /// A PSA that is busy or away for a moment says nothing about the setup.
  private Connection noted(Connection connection, PsaFault fault) {
    return fault.worthRetrying()
        ? connection
        : settle(
            connection,
            new SetupRequired(fault.getMessage(), PsaProblems.typeOf(fault).nextStep()));
  }

  /// A paused connection stays paused whatever the test shows.
  private Connection settle(Connection connection, ConnectionState state) {
    Connection current = connection;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ConnectionState next =
          current.state() instanceof ConnectionState.Paused ? current.state() : state;
      Connection changed = current.withState(next).checkedAt(clock.instant());
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

  private Duration since(Instant began) {
    return Duration.between(began, clock.instant());
  }
}

package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Makes one live call with a connection's credentials, and sets its state by what it showed.
final class TestConnection {

  /// What a test showed.
  sealed interface Outcome {

    record Works(Connection connection, Duration latency, PsaSetup.Check check)
        implements Outcome {}

    record Fails(Connection connection, Duration latency, PsaFault fault) implements Outcome {}

    record NoSecret() implements Outcome {}
  }

  private final SecretStore secrets;
  private final PsaDirectory directory;
  private final States states;
  private final InstantSource clock;

  TestConnection(SecretStore secrets, PsaDirectory directory, States states, InstantSource clock) {
    this.states = states;
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
      Duration latency = since(began);
      return new Outcome.Works(states.works(connection), latency, check);
    } catch (PsaFault fault) {
      Duration latency = since(began);
      return new Outcome.Fails(states.failed(connection, fault), latency, fault);
    }
  }

  private Duration since(Instant began) {
    return Duration.between(began, clock.instant());
  }
}

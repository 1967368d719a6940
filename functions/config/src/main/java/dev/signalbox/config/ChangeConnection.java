package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import java.time.InstantSource;

/// Changes a connection. New credentials are proved with a live call before they take the place of
/// the old ones; queues, maps, members and cursors stay as they are.
final class ChangeConnection {

  private final ConnectionStore connections;
  private final SecretStore secrets;
  private final PsaDirectory directory;
  private final InstantSource clock;

  ChangeConnection(
      ConnectionStore connections,
      SecretStore secrets,
      PsaDirectory directory,
      InstantSource clock) {
    this.connections = connections;
    this.secrets = secrets;
    this.directory = directory;
    this.clock = clock;
  }

  /// @throws dev.signalbox.core.psa.PsaFault when the PSA refuses; nothing is changed then
  Connection change(Connection connection, Input input) {
    Connection named = connection.withName(input.findText("name").orElse(connection.name()));
    return touchesAccess(input) || resumes(connection, input)
        ? changeAccess(connection, named, input)
        : store(withPause(named, input));
  }

  /// What went wrong while it rested is not known: it goes on only after a live call.
  private static boolean resumes(Connection connection, Input input) {
    return connection.state() instanceof ConnectionState.Paused
        && !input.findBool("paused").orElse(true);
  }

  private static boolean touchesAccess(Input input) {
    return input.has("secret")
        || input.has("username")
        || input.has("integrationCode")
        || input.has("zone");
  }

  private Connection changeAccess(Connection before, Connection named, Input input) {
    // As it is stored, whatever was remembered: a webhook key made meanwhile must not be lost.
    PsaSecret known = secrets.find(before.ref()).orElse(new PsaSecret("", "", null, null));
    PsaSecret secret =
        known.withSecret(
            input.findExact("secret").orElse(known.secret()),
            input.findText("integrationCode").orElse(known.integrationCode()));
    Connection proved = prove(named, secret, input);
    secrets.put(before.ref(), secret);
    try {
      return store(withPause(proved, input));
    } catch (Refusal refused) {
      secrets.put(before.ref(), known);
      throw refused;
    }
  }

  /// A paused connection stays paused.
  private Connection prove(Connection connection, PsaSecret secret, Input input) {
    String username = input.findText("username").orElse(connection.username());
    Connection moved = at(zoneOf(connection, username, input), connection, username, input);
    PsaSetup.Check check = directory.open(moved, secret, Purpose.INTERACTIVE).setup().check();
    Connection proved =
        moved
            .withAccess(username, check.zone(), moved.zoneChosen(), check.account())
            .checkedAt(clock.instant());
    return proved.state() instanceof ConnectionState.Paused
        ? proved
        : proved.withState(new ConnectionState.Connected());
  }

  private PsaDirectory.Zone zoneOf(Connection connection, String username, Input input) {
    return input
        .findText("zone")
        .map(url -> directory.chosenZone(connection.psa(), url))
        .orElseGet(() ->
            connection.zoneChosen()
                ? directory.chosenZone(connection.psa(), connection.zone())
                : directory.findZone(connection.psa(), username));
  }

  private static Connection at(
      PsaDirectory.Zone zone, Connection connection, String username, Input input) {
    boolean chosen = connection.zoneChosen() || input.findText("zone").isPresent();
    // Another user may be another account: which one, the live call tells.
    return connection.withAccess(username, zone.url(), chosen, "");
  }

  private static Connection withPause(Connection connection, Input input) {
    return input
        .findBool("paused")
        .map(paused ->
            paused ? connection.withState(new ConnectionState.Paused()) : resumed(connection))
        .orElse(connection);
  }

  private static Connection resumed(Connection connection) {
    return connection.state() instanceof ConnectionState.Paused
        ? connection.withState(new ConnectionState.Connected())
        : connection;
  }

  private Connection store(Connection connection) {
    return switch (connections.update(connection)) {
      case ConnectionStore.Change.Changed(Connection stored) -> stored;
      case ConnectionStore.Change.Outdated() -> throw Refusal.of(ErrorType.OUTDATED);
      case ConnectionStore.Change.NameTaken() ->
          throw new Refusal(
              ErrorType.NAME_TAKEN, "Your tenant has a connection of this name already.");
    };
  }
}

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

  Connection change(Connection connection, Input input) {
    Connection named = connection.withName(input.findText("name").orElse(connection.name()));
    Connection changed = touchesAccess(input) ? withNewAccess(named, input) : named;
    return store(withPause(changed, input));
  }

  private static boolean touchesAccess(Input input) {
    return input.has("secret")
        || input.has("username")
        || input.has("integrationCode")
        || input.has("zone");
  }

  private Connection withNewAccess(Connection connection, Input input) {
    PsaSecret known = secrets.find(connection.ref()).orElse(new PsaSecret("", "", null, null));
    PsaSecret secret =
        known.withSecret(
            input.findExact("secret").orElse(known.secret()),
            input.findText("integrationCode").orElse(known.integrationCode()));
    String username = input.findText("username").orElse(connection.username());
    Connection moved = at(zoneOf(connection, username, input), connection, username, input);
    PsaSetup.Check check = directory.open(moved, secret, Purpose.INTERACTIVE).setup().check();
    secrets.put(connection.ref(), secret);
    return moved
        .withAccess(username, check.zone(), moved.zoneChosen(), check.account())
        .withState(new ConnectionState.Connected())
        .checkedAt(clock.instant());
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
    return connection.withAccess(username, zone.url(), chosen, connection.account());
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

package dev.signalbox.config;

import dev.signalbox.core.Ids;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.psa.PsaDirectory.Zone;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Connects a PSA: finds its zone, proves the credentials with one live call, and only then stores
/// anything. Webhooks are provisioned in the background at once.
final class AddConnection {

  /// What an admin gave.
  ///
  /// @param zone the base URL of the PSA's API, when it is not to be found by itself
  record Asked(
      String name, String username, String secret, String integrationCode, Optional<String> zone) {

    /// Without the secret: this text may end in a log.
    @Override
    public String toString() {
      return "Asked[" + name + "]";
    }
  }

  /// What came of it.
  sealed interface Outcome {
    record Added(Connection connection) implements Outcome {}

    record NameTaken() implements Outcome {}
  }

  private final ConnectionStore connections;
  private final SettingsStore settings;
  private final SecretStore secrets;
  private final PsaDirectory directory;
  private final TaskQueue queue;
  private final Ids ids;
  private final InstantSource clock;

  AddConnection(
      ConnectionStore connections,
      SettingsStore settings,
      SecretStore secrets,
      PsaDirectory directory,
      TaskQueue queue,
      Ids ids,
      InstantSource clock) {
    this.connections = connections;
    this.settings = settings;
    this.secrets = secrets;
    this.directory = directory;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /// @throws dev.signalbox.core.psa.PsaFault when the PSA refuses; nothing is stored then
  Outcome add(TenantId tenant, Asked asked, String publicUrl) {
    if (isTaken(tenant, asked.name())) {
      return new Outcome.NameTaken();
    }
    PsaSecret secret = new PsaSecret(asked.secret(), asked.integrationCode(), null, null);
    Connection proved = prove(draft(tenant, asked, zoneOf(asked)), secret);
    // The secret first: a connection without one could not be used, a secret without one harms not.
    secrets.put(proved.ref(), secret);
    return switch (connections.create(proved)) {
      case ConnectionStore.Creation.NameTaken() -> {
        secrets.delete(proved.ref());
        yield new Outcome.NameTaken();
      }
      case ConnectionStore.Creation.Created(Connection created) -> {
        rememberAddress(created.ref(), publicUrl);
        provision(created.ref(), publicUrl);
        yield new Outcome.Added(created);
      }
    };
  }

  /// Before the message that says it, too: should that not be sent, the routine checks of webhooks
  /// set them up. Where somebody noted more since, it was worked already.
  private void rememberAddress(ConnectionRef ref, String publicUrl) {
    if (!publicUrl.isBlank()) {
      boolean _ = settings.saveHookWatch(ref, HookWatch.NONE.at(publicUrl), 0);
    }
  }

  void provision(ConnectionRef ref, String publicUrl) {
    queue.send(Message.first(new Task.Provision(ref, publicUrl), ids.next(), clock.instant()));
  }

  private boolean isTaken(TenantId tenant, String name) {
    return connections.list(tenant).stream().anyMatch(known -> known.name().equals(name));
  }

  private Zone zoneOf(Asked asked) {
    return asked
        .zone()
        .map(url -> directory.chosenZone(PsaKind.AUTOTASK, url))
        .orElseGet(() -> directory.findZone(PsaKind.AUTOTASK, asked.username()));
  }

  private Connection draft(TenantId tenant, Asked asked, Zone zone) {
    Instant now = clock.instant();
    ConnectionId id = new ConnectionId(ids.next().toLowerCase(Locale.ROOT));
    return new Connection(
        new ConnectionRef(tenant, id),
        PsaKind.AUTOTASK,
        asked.name(),
        asked.username(),
        zone.url(),
        asked.zone().isPresent(),
        // Neither known nor proved: which account it is, the live call tells.
        "",
        new ConnectionState.Connected(),
        null,
        now,
        null,
        0);
  }

  private Connection prove(Connection draft, PsaSecret secret) {
    PsaSetup.Check check = directory.open(draft, secret, Purpose.INTERACTIVE).setup().check();
    return draft
        .withAccess(draft.username(), check.zone(), draft.zoneChosen(), check.account())
        .checkedAt(clock.instant());
  }
}

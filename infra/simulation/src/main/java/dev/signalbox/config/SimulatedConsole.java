package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.Versioned;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import dev.signalbox.simulation.World;
import java.util.Optional;

/// The use cases behind the console's routes that change what is synced.
public final class SimulatedConsole {

  /// The console says no, for a reason that may pass.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(Refusal refusal) {
      super(refusal.getMessage(), refusal);
    }
  }

  private final World world;
  private final AddConnection adding;
  private final ChangeConnection changing;
  private final StartSync starting;
  private final RuleChanges changes;
  private final LivePsa live;

  public SimulatedConsole(World world) {
    this.world = world;
    this.adding =
        new AddConnection(
            world.connections(),
            world.secrets(),
            world.psas(),
            world.queue(),
            world.ids(),
            world.clock());
    this.changing =
        new ChangeConnection(world.connections(), world.secrets(), world.psas(), world.clock());
    this.starting =
        new StartSync(world.runs(), world.settings(), world.queue(), world.ids(), world.clock());
    this.changes = new RuleChanges(world.queue(), world.ids(), world.clock());
    this.live =
        new LivePsa(
            world.secrets(),
            world.psas(),
            world.settings(),
            new States(world.connections(), world.clock()));
  }

  /// Connects an account; empty when the name is taken, as it is after a try that nobody knows of.
  public Optional<Connection> connect(
      TenantId tenant, String name, String user, String secret, String code) {
    return switch (adding.add(
        tenant,
        new AddConnection.Asked(name, user, secret, code, Optional.empty()),
        World.PUBLIC_URL)) {
      case AddConnection.Outcome.Added(Connection connection) -> Optional.of(connection);
      case AddConnection.Outcome.NameTaken() ->
          world.connections().list(tenant).stream()
              .filter(known -> known.name().equals(name))
              .findFirst();
    };
  }

  public void provision(ConnectionRef ref) {
    adding.provision(ref, World.PUBLIC_URL);
  }

  public TicketFields fields(ConnectionRef ref) {
    return live.fields(find(ref));
  }

  public void select(ConnectionRef ref, QueueSelection selection) {
    Versioned<QueueSelection> held = world.settings().queues(ref);
    if (world.settings().saveQueues(ref, selection, held.version())) {
      changes.made(find(ref));
    }
  }

  public void map(ConnectionRef ref, StatusMap map) {
    Versioned<StatusMap> held = world.settings().statuses(ref);
    if (world.settings().saveStatuses(ref, map, held.version())) {
      changes.made(find(ref));
    }
  }

  public SyncRun sync(ConnectionRef ref, SyncRun.Mode mode) {
    return starting.start(find(ref), mode);
  }

  /// New credentials, proved by a live call; what happened meanwhile is read then.
  public void reenter(ConnectionRef ref, String secret) {
    Connection before = find(ref);
    Connection after = changed(before, secret);
    if (!before.state().works() && after.state().works()) {
      starting.catchUp(after);
    }
  }

  private Connection changed(Connection before, String secret) {
    try {
      return changing.change(before, new Input(Json.object().put("secret", secret).build()));
    } catch (Refusal refusal) {
      throw new Refused(refusal);
    }
  }

  private Connection find(ConnectionRef ref) {
    return world.connections().find(ref).orElseThrow();
  }
}

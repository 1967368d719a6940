package dev.signalbox.config;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.HookRouting;
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
  private final SaveScope saving;
  private final Resuming resuming;
  private final HookTasks hooks;
  private final LivePsa live;

  public SimulatedConsole(World world) {
    this.world = world;
    this.adding =
        new AddConnection(
            world.connections(),
            world.settings(),
            world.secrets(),
            world.psas(),
            world.queue(),
            world.ids(),
            world.clock());
    this.changing =
        new ChangeConnection(world.connections(), world.secrets(), world.psas(), world.clock());
    this.starting =
        new StartSync(world.runs(), world.settings(), world.queue(), world.ids(), world.clock());
    this.saving =
        new SaveScope(
            world.settings(),
            new RuleChanges(world.queue(), world.ids(), world.clock()),
            starting,
            world.clock());
    this.hooks = new HookTasks(world.secrets(), world.queue(), world.ids(), world.clock());
    this.resuming =
        new Resuming(
            new HookRouting(world.settings(), world.routes(), world.tokens()), starting, hooks);
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

  public TicketFields fields(ConnectionRef ref) {
    return live.fields(find(ref));
  }

  /// The picklists as they are known.
  public TicketFields knownFields(ConnectionRef ref) {
    return live.knownFields(find(ref));
  }

  public ScopeFields scopeFields(ConnectionRef ref) {
    return live.scopeFields(find(ref));
  }

  public void select(ConnectionRef ref, QueueSelection selection) {
    var _ = saving.queues(find(ref), Optional.empty(), selection);
  }

  public void map(ConnectionRef ref, StatusMap map) {
    var _ = saving.statuses(find(ref), Optional.empty(), _ -> map);
  }

  /// @param change fields of the scope's form; those that are not named stay as they are
  public void scope(ConnectionRef ref, Json.Obj change) {
    Connection connection = find(ref);
    TicketFields tickets = live.knownFields(connection);
    ScopeFields others = live.knownScopeFields(connection);
    var _ =
        saving.rules(
            connection,
            Optional.empty(),
            known -> ScopeForm.read(new Input(change), known, tickets, others));
  }

  public SyncRun sync(ConnectionRef ref, SyncRun.Mode mode) {
    return starting.start(find(ref), mode);
  }

  /// Lets a held run go on; empty when it is not held any more.
  public Optional<SyncRun> release(SyncRun held) {
    return starting.release(held);
  }

  /// New credentials, proved by a live call; what happened meanwhile is read then.
  public void reenter(ConnectionRef ref, String secret) {
    change(ref, Json.object().put("secret", secret).build());
  }

  /// Lets a connection rest, or go on.
  public void pause(ConnectionRef ref, boolean paused) {
    change(ref, Json.object().put("paused", paused).build());
  }

  private void change(ConnectionRef ref, Json.Obj body) {
    Connection before = find(ref);
    try {
      var _ = resuming.follow(before, changing.change(before, new Input(body)));
    } catch (Refusal refusal) {
      throw new Refused(refusal);
    }
  }

  /// Another secret for the webhooks' signatures; refused while there are none, or one is changed.
  public void rotateHookSecret(ConnectionRef ref) {
    try {
      hooks.rotate(ref);
    } catch (Refusal refusal) {
      throw new Refused(refusal);
    }
  }

  private Connection find(ConnectionRef ref) {
    return world.connections().find(ref).orElseThrow();
  }
}

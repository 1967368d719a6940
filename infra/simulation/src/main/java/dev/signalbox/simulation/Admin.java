package dev.signalbox.simulation;

import dev.signalbox.config.SimulatedConsole;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import dev.signalbox.simulator.autotask.account.ApiUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The admin of one connection: connects it, changes its rules now and then, and puts it right when
/// its state says so. What fails at the console is tried again.
final class Admin {

  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);
  private static final int LATEST = 100;
  private static final double SHARE_WITH_RULES = 0.3;

  private final TenantId tenant;
  private final String name;
  private final PsaDatabase psa;
  private final World world;
  private final SimulatedConsole console;
  private final Timeline timeline;
  private final Trace trace;
  private final Dice dice;
  private final RuleChoices choices;
  private final Watch watch;
  private Optional<ConnectionRef> ref = Optional.empty();
  private Instant rulesSince = Instant.MAX;
  private int secrets;
  private boolean secretIsNew;

  Admin(
      TenantId tenant,
      String name,
      PsaDatabase psa,
      World world,
      Trace trace,
      Dice dice,
      Watch watch) {
    this.tenant = tenant;
    this.name = name;
    this.psa = psa;
    this.world = world;
    this.console = new SimulatedConsole(world);
    this.timeline = world.timeline();
    this.trace = trace;
    this.dice = dice;
    this.choices = new RuleChoices(dice);
    this.watch = watch;
  }

  Optional<ConnectionRef> ref() {
    return ref;
  }

  /// Since when the rules are as they are, by the PSA's clock.
  Instant rulesSince() {
    return rulesSince;
  }

  PsaDatabase psa() {
    return psa;
  }

  /// Connects, chooses rules and starts the first sync.
  void setUp() {
    Connection connection = persist(this::connect);
    ConnectionRef made = connection.ref();
    ref = Optional.of(made);
    watch.expect(made, "[" + psa.key() + "]");
    TicketFields fields = persist(() -> console.fields(made));
    select(made, fields);
    map(made, new StatusMap(RuleChoices.suggested(fields)));
    ScopeFields others = persist(() -> console.scopeFields(made));
    rescope(made, choices.kinds(others));
    if (dice.chance(SHARE_WITH_RULES)) {
      rescope(made);
    }
    rulesSince = psa.now();
    sync(SyncRun.Mode.FULL);
    trace.note("connected " + made);
  }

  /// With the credentials as they are by now.
  private Connection connect() {
    ApiUser user = psa.apiUser();
    return console
        .connect(tenant, name, user.userName(), user.secret(), user.integrationCode())
        .orElseThrow();
  }

  private void select(ConnectionRef made, TicketFields fields) {
    QueueSelection queues =
        new QueueSelection(choices.queues(fields.queues(), psa.account().arrivalQueue()));
    persist(() -> {
      console.select(made, queues);
      return true;
    });
  }

  private void map(ConnectionRef made, StatusMap statuses) {
    persist(() -> {
      console.map(made, statuses);
      return true;
    });
  }

  void sync(SyncRun.Mode mode) {
    ref.ifPresent(made -> {
      if (works(made)) {
        SyncRun run = persist(() -> console.sync(made, mode));
        trace.note("sync " + mode + " " + run.id().value());
      }
    });
  }

  /// Somebody thinks better of the latest run.
  void cancel() {
    ref.ifPresent(made ->
        world.runs().list(made, 1).stream()
            .filter(run -> !run.state().ended())
            .forEach(run -> {
              boolean done =
                  world.runs().advance(run.cancelled(world.clock().instant()), run.step());
              trace.note("cancel " + run.id().value() + " " + done);
            }));
  }

  /// Other queues are monitored from now on.
  void reselect() {
    ref.filter(this::works)
        .ifPresent(made -> {
          TicketFields fields = persist(() -> console.fields(made));
          select(made, fields);
          trace.note("reselected " + made);
          rulesSince = psa.now();
        });
  }

  /// A status means something else from now on, also while the connection rests.
  void remap() {
    ref.ifPresent(made -> {
      TicketFields fields = persist(() -> console.knownFields(made));
      map(made, new StatusMap(choices.remapped(fields)));
      trace.note("remapped " + made);
      rulesSince = psa.now();
    });
  }

  /// Other records are copied from now on.
  void rescope() {
    ref.filter(this::works).ifPresent(this::rescope);
  }

  private void rescope(ConnectionRef made) {
    TicketFields tickets = persist(() -> console.knownFields(made));
    ScopeFields others = persist(() -> console.scopeFields(made));
    rescope(made, choices.scope(tickets, others));
  }

  private void rescope(ConnectionRef made, Json.Obj change) {
    persist(() -> {
      console.scope(made, change);
      return true;
    });
    trace.note("rescoped " + made + " " + change);
    rulesSince = psa.now();
  }

  /// The connection rests, if it works.
  void pause() {
    ref.filter(this::works)
        .ifPresent(made -> {
          persist(() -> {
            console.pause(made, true);
            return true;
          });
          trace.note("paused " + made);
        });
  }

  /// The connection goes on, if it rests.
  void resume() {
    ref.filter(this::rests)
        .ifPresent(made -> {
          enterNewSecret();
          persist(() -> {
            console.pause(made, false);
            return true;
          });
          trace.note("resumed " + made);
        });
  }

  /// The webhooks get another secret, if they have one and it is not being changed.
  void rotateHookSecret() {
    ref.ifPresent(made -> {
      try {
        console.rotateHookSecret(made);
        trace.note("rotates the secret of hooks of " + made);
      } catch (SimulatedConsole.Refused | TaskQueueFault refused) {
        trace.note("the console says: " + refused.getMessage());
      }
    });
  }

  /// The PSA's admin renews the API user's secret; ours hears of it later.
  void renewSecret() {
    psa.renewSecret("renewed-" + ++secrets + "-of-" + psa.key());
    secretIsNew = true;
    trace.note("renewed the secret at " + psa.key());
  }

  /// Enters the credentials as they are, if the connection asks for it, and starts the first sync
  /// where somebody thought better of the one that would have been it. One that failed is nobody's
  /// work here.
  void putRight() {
    ref.filter(made -> !works(made) && !rests(made))
        .ifPresent(made -> {
          psa.home().asksForNobody(secrets == 0, made + " is " + state(made));
          enterCredentials(made);
        });
    ref.filter(this::works)
        .filter(this::cancelledFirstSync)
        .ifPresent(_ -> sync(SyncRun.Mode.FULL));
  }

  /// Enters a secret that was renewed though nothing has met it so far.
  void enterNewSecret() {
    ref.filter(_ -> secretIsNew).ifPresent(this::enterCredentials);
  }

  private void enterCredentials(ConnectionRef made) {
    psa.unlock();
    secretIsNew = false;
    persist(() -> {
      console.reenter(made, psa.apiUser().secret());
      return true;
    });
    trace.note("put right " + made);
  }

  private boolean cancelledFirstSync(ConnectionRef made) {
    List<SyncRun> latest = world.runs().list(made, LATEST);
    return world.runs().cursor(made, Entity.TICKET).isEmpty()
        && latest.stream().allMatch(run -> run.state().ended())
        && latest.stream()
            .filter(run -> run.mode().isWhole())
            .limit(1)
            .anyMatch(run -> run.state() == SyncRun.State.CANCELLED);
  }

  private boolean works(ConnectionRef made) {
    return state(made).works();
  }

  private boolean rests(ConnectionRef made) {
    return state(made) instanceof ConnectionState.Paused;
  }

  private ConnectionState state(ConnectionRef made) {
    return world.connections().find(made).map(Connection::state).orElseThrow();
  }

  private <T> T persist(Supplier<T> work) {
    while (true) {
      try {
        return work.get();
      } catch (PsaFault | TaskQueueFault | SimulatedConsole.Refused fault) {
        trace.note("the console says: " + fault.getMessage());
        psa.unlock();
        timeline.pause(TRY_AGAIN);
      }
    }
  }
}

package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.simulation.cloud.Host;
import dev.signalbox.simulation.cloud.Queues;
import dev.signalbox.simulation.cloud.SimulatedQueue;
import dev.signalbox.simulation.psa.Calls;
import dev.signalbox.simulation.psa.PsaDatabase;
import dev.signalbox.simulation.psa.Wire;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Timeline;
import dev.signalbox.simulation.time.Trace;
import dev.signalbox.simulator.demo.Account;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.sync.SimulatedSync;
import dev.signalbox.triage.SimulatedTriage;
import dev.signalbox.webhook.SimulatedWebhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The product as template.yaml deploys it, between its stores and its customers' PSAs.
final class Deployment {

  private static final int FIRST_PORT = 9101;
  private static final int FIRST_PORT_ELSEWHERE = 9201;
  private static final int MOST_CALLS = 5_000;

  /// Less than most worlds would like to make, but enough for one at rest: looking after hooks,
  /// asking for the count and reading what changed take some 300 calls an hour with all kinds of
  /// records, and runs may not go beyond 70 percent.
  private static final int FEWEST_CALLS = 500;

  private static final int FEW_CALLS = 680;

  final Timeline timeline;
  final Trace trace;
  final Weather weather;
  final Watch watch = new Watch();
  final Stores stores;
  final Calls calls;
  final Reception reception;
  final List<PsaDatabase> databases = new ArrayList<>();
  final List<Admin> admins = new ArrayList<>();
  final Map<String, SimulatedQueue> queues = new LinkedHashMap<>();
  final World world;

  /// Whether there are so few calls to make that work has to wait for the next hour.
  final boolean tight;

  private final TemplatePlan template;
  private final Sabotage sabotage;

  Deployment(
      long seed,
      Timeline timeline,
      Trace trace,
      Size size,
      Sabotage sabotage,
      TemplatePlan template) {
    Dice dice = new Dice(seed);
    this.timeline = timeline;
    this.trace = trace;
    this.template = template;
    this.sabotage = sabotage;
    this.weather = Weather.drawn(dice.of("weather"));
    this.stores = new Stores(watch, sabotage, timeline.clock());
    Dice chances = dice.of("budget");
    this.tight = chances.chance(0.2);
    int budget = tight ? chances.between(FEWEST_CALLS, FEW_CALLS) : MOST_CALLS;
    this.calls = new Calls(timeline, budget);
    this.reception = new Reception(timeline, weather, trace, this::hookKeys);
    makeDatabases(dice.of("databases"), size);
    Queues sending = new Queues(task -> queue(queueOf(task)), timeline, weather);
    this.world =
        new World(
            seed,
            timeline,
            trace,
            weather,
            stores,
            sending,
            new Wire(databases, calls, timeline, weather, trace),
            databases.stream().flatMap(psa -> psa.home().zones().stream()).toList(),
            budget,
            sabotage);
    reception.open(host("webhook", "WebhookFunction", () -> new SimulatedWebhook(world)));
    makeQueues();
    makeAdmins(dice.of("admins"));
    startAlarms();
  }

  private Stream<String> hookKeys() {
    return Reception.keysOf(
        stores.secrets, stores.connections.listAll().stream(), timeline.clock().instant());
  }

  private void makeDatabases(Dice dice, Size size) {
    List<Account> kinds = Account.all();
    int many = dice.between(1, size.databases());
    for (int number = 1; number <= many; number++) {
      Account kind = dice.one(kinds);
      Account account =
          new Account(
              "psa" + number,
              kind.name(),
              kind.domain(),
              kind.customerNumber() + number,
              false,
              kind.firstIds(),
              kind.lists(),
              kind.setup());
      DemoPlan plan =
          new DemoPlan(dice.between(1, 1_000_000), size.tickets(), size.companies(), 1, 0.5, 0.5);
      databases.add(
          PsaDatabase.made(
              account,
              plan,
              List.of(zone(FIRST_PORT + number), zone(FIRST_PORT_ELSEWHERE + number)),
              timeline,
              weather,
              dice.of("peculiarities " + number),
              reception));
      trace.remark(account.key() + ": " + databases.getLast().peculiarities());
    }
  }

  private static URI zone(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private SimulatedQueue queue(String name) {
    return Objects.requireNonNull(queues.get(name));
  }

  private static String queueOf(Task task) {
    return switch (task) {
      case Task.Refresh _ -> "RefreshQueue";
      case Task.Judge _, Task.JudgeAgain _ -> "TriageQueue";
      default -> "RunsQueue";
    };
  }

  private void makeQueues() {
    Host<SimulatedSync> sync = host("sync", "SyncFunction", () -> new SimulatedSync(world));
    Host<SimulatedTriage> triage =
        host("triage", "TriageFunction", () -> new SimulatedTriage(world));
    SimulatedQueue.Worker synchronising =
        batch ->
            sync.call(call ->
                call.function()
                    .work(batch, () -> Duration.between(world.clock().instant(), call.endsAt())));
    make("RefreshQueue", synchronising);
    make("RunsQueue", synchronising);
    make(
        "TriageQueue",
        batch ->
            triage.call(call ->
                call.function()
                    .work(batch, () -> Duration.between(world.clock().instant(), call.endsAt()))));
  }

  private void make(String name, SimulatedQueue.Worker worker) {
    queues.put(
        name,
        new SimulatedQueue(
            template.queue(name),
            worker,
            timeline,
            weather,
            trace,
            sabotage == Sabotage.ACKNOWLEDGES_FIRST));
  }

  private <I> Host<I> host(String name, String function, Supplier<I> instances) {
    return new Host<>(name, template.timeout(function), instances, timeline, weather, trace);
  }

  /// One connection to each database; two of them may be one tenant's.
  private void makeAdmins(Dice dice) {
    int tenants = 0;
    for (PsaDatabase psa : databases) {
      tenants += tenants == 0 || dice.chance(0.6) ? 1 : 0;
      admins.add(
          new Admin(
              new TenantId("tenant-" + tenants),
              "Desk " + psa.key(),
              psa,
              world.calm(),
              trace,
              dice.of(psa.key()),
              watch));
    }
  }

  private void startAlarms() {
    for (TemplatePlan.Alarm alarm : template.alarms()) {
      boolean off =
          (sabotage == Sabotage.NO_SCHEDULED_SYNCS && alarm.input().contains("scheduledSyncs"))
              || (sabotage == Sabotage.NO_SWEEP && alarm.input().contains("sweepOwed"));
      if (!off) {
        ring(alarm);
      }
    }
  }

  private void ring(TemplatePlan.Alarm alarm) {
    Instant next = alarm.when().after(timeline.now());
    timeline.after(
        Duration.between(timeline.now(), next),
        () -> {
          if (!weather.strikes(Trouble.SCHEDULE_NEVER)) {
            queue(alarm.queue()).send(alarm.input(), Duration.ZERO);
          }
          if (weather.strikes(Trouble.SCHEDULE_TWICE)) {
            queue(alarm.queue()).send(alarm.input(), Duration.ZERO);
          }
          ring(alarm);
        });
  }

  List<ConnectionRef> refs() {
    return admins.stream().flatMap(admin -> admin.ref().stream()).toList();
  }
}

package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.MemoryConnectionStore;
import dev.signalbox.core.connection.MemoryHoldings;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.MemoryGatheringStore;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.MemoryTenantStore;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.simulator.SimulatedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// What an office keeps of its connection, in memory, and what its function reaches the world
/// through.
abstract class OfficeStores {

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));

  final SimulatedClock clock = SimulatedClock.standingAt(Instant.parse("2026-06-01T08:00:00Z"));
  final InstantSource ours = clock;

  /// The key of this deployment.
  static final byte[] KEY =
      "a key of at least thirty-two characters".getBytes(StandardCharsets.UTF_8);

  final MemoryTenantStore tenants = new MemoryTenantStore();
  final MemorySettingsStore settings = new MemorySettingsStore();
  final MemoryConnectionStore connections = new MemoryConnectionStore(settings);
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemorySignalStore signals = new MemorySignalStore();
  final MemoryDirectoryStore directory = new MemoryDirectoryStore();
  final MemoryGatheringStore gatherings = new MemoryGatheringStore();
  final MemoryHookRoutes routes = new MemoryHookRoutes();
  final MemoryTaskQueue queue = new MemoryTaskQueue();
  final CountingIds ids = new CountingIds();
  final List<String> lines = new CopyOnWriteArrayList<>();
  RunStore runs = new MemoryRunStore();

  /// The PSA that this office is connected to.
  abstract PsaDirectory psas();

  Ports ports(DirectoryStore directory, Randomness randomness, Log log) {
    return new Ports(
        tenants,
        connections,
        secrets,
        settings,
        signals,
        directory,
        runs,
        new MemoryHoldings(signals, this.directory, settings, new MemoryRunStore()),
        gatherings,
        routes,
        new WorkedOffice.PlainTokens(),
        new StatementSeal(() -> KEY),
        psas(),
        queue,
        new ThreadLanes(),
        ids,
        randomness,
        ours,
        log);
  }

  void select(Set<Long> queues) {
    settings.saveQueues(REF, new QueueSelection(queues), settings.queues(REF).version());
  }

  /// Begins a run and gives the message that starts it.
  Message begin(SyncRun.Mode mode) {
    return begin(mode, SyncRun.Origin.MANUAL);
  }

  Message begin(SyncRun.Mode mode, SyncRun.Origin origin) {
    SyncRun run =
        SyncRun.queued(
            new RunId(ids.next()),
            REF,
            mode,
            origin,
            "scope" + ids.next(),
            clock.instant(),
            "cause");
    runs.begin(run, Duration.ofMinutes(2));
    return Message.first(new Task.RunStep(REF, run.id(), 0), "cause", clock.instant());
  }

  /// The ids of the tickets that we hold in scope.
  Set<Long> held() {
    Set<Long> held = new TreeSet<>();
    String after = "";
    do {
      var page = signals.listIds(REF, after, 100);
      page.ids().forEach(id -> held.add(id.value()));
      after = page.next();
    } while (!after.isEmpty());
    return held;
  }
}

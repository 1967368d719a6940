package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.Ids;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.MemoryConnectionStore;
import dev.signalbox.core.connection.MemoryHoldings;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.task.MemoryGatheringStore;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.tenant.MemoryTenantStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/// One connection in memory, with what the function reaches the world through, for tests that make
/// up a PSA and the stores that matter to them.
final class MemoryPorts {

  final MemorySettingsStore settings = new MemorySettingsStore();
  final MemoryConnectionStore connections = new MemoryConnectionStore(settings);
  final MemorySecretStore secrets = new MemorySecretStore();
  final MemoryTaskQueue queue = new MemoryTaskQueue();

  private final MemoryTenantStore tenants = new MemoryTenantStore();
  private final MemoryGatheringStore gatherings = new MemoryGatheringStore();
  private final MemoryHookRoutes routes = new MemoryHookRoutes();

  MemoryPorts(ConnectionRef ref, Instant connectedAt) {
    connections.create(Samples.connection(ref, "desk", connectedAt));
    secrets.put(ref, new PsaSecret("s", "c", null, null));
    settings.saveQueues(ref, new QueueSelection(Set.of(Tickets.QUEUE)), 0);
  }

  /// What a test makes up itself.
  record Own(
      SignalStore signals,
      DirectoryStore directory,
      RunStore runs,
      PsaDirectory psas,
      Lanes lanes,
      Ids ids,
      InstantSource clock,
      Log log) {}

  Assembly with(Own own) {
    return new Assembly(
        new Ports(
            tenants,
            connections,
            secrets,
            settings,
            own.signals(),
            own.directory(),
            own.runs(),
            new MemoryHoldings(
                new MemorySignalStore(),
                new MemoryDirectoryStore(),
                settings,
                new MemoryRunStore()),
            gatherings,
            routes,
            new WorkedOffice.PlainTokens(),
            new StatementSeal(() -> Office.KEY),
            own.psas(),
            queue,
            own.lanes(),
            own.ids(),
            byte[]::new,
            own.clock(),
            own.log()));
  }
}

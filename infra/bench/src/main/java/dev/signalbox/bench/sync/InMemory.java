package dev.signalbox.bench.sync;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.autotask.DistantAutotask;
import dev.signalbox.aws.Machine;
import dev.signalbox.core.connection.MemoryConnectionStore;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.sync.BenchedSync;
import java.io.IOException;
import java.time.Duration;

/// A first sync from a distant PSA into stores that take no time: what is left is what the calls
/// take, and what they are waited for.
///
/// @param took from the first message until the sync had finished
/// @param reads calls that read a page
/// @param mostAtOnce calls under way at one endpoint
/// @param late calls that took longer than they should, because the simulator did
record InMemory(Least least, Duration took, int calls, int reads, int mostAtOnce, int late) {

  static final Duration CALL = Duration.ofMillis(100);

  static InMemory sync(Psa.Size size) throws IOException {
    try (Psa psa = Psa.start(size)) {
      return sync(psa);
    }
  }

  private static InMemory sync(Psa psa) {
    BenchedSync.Stores stores = stores();
    DistantAutotask distant = new DistantAutotask(CALL);
    Autotask autotask =
        new Autotask(
            Autotask.Site.simulated("", psa.origin()),
            new MemoryLimiter(Machine.clock()),
            Machine.clock(),
            Machine.pause(),
            Machine.randomness(),
            distant::connect);
    Account.connect(psa, autotask, stores);
    distant.forget();
    var function =
        new BenchedSync(
            stores,
            new AutotaskDirectory(autotask),
            Machine.clock(),
            Machine.ids(),
            Machine.randomness());
    long began = System.nanoTime();
    SyncRun run = function.firstSync(Account.REF);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new InMemory(
        new Least(run, stores),
        took,
        distant.total(),
        run.progress().stream().mapToInt(SyncRun.Progress::pages).sum(),
        distant.mostAtOnce(),
        distant.late());
  }

  /// The pages that it read, two at a time at each endpoint, see [Least#time].
  Duration boundOfItsCalls() {
    return Least.time(CALL, least.run().progress(), SyncRun.Progress::pages);
  }

  private static BenchedSync.Stores stores() {
    var settings = new MemorySettingsStore();
    return new BenchedSync.Stores(
        new MemoryConnectionStore(settings),
        new MemorySecretStore(),
        settings,
        new MemorySignalStore(),
        new MemoryDirectoryStore(),
        new MemoryRunStore());
  }
}

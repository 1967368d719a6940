package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.Ids;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.account.MemoryCodes;
import dev.signalbox.core.account.MemoryMailer;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryHoldings;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.MemoryRunStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.MemoryGatheringStore;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.MemoryTenantStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The sync function over given stores; messages go from one call to the next in memory.
public final class BenchedSync {

  /// Where a first sync reads and writes.
  public record Stores(
      ConnectionStore connections,
      SecretStore secrets,
      SettingsStore settings,
      SignalStore signals,
      DirectoryStore directory,
      RunStore runs) {}

  private static final Duration WINDOW = Duration.ofMinutes(2);
  private static final Duration FUNCTION = Duration.ofSeconds(60);

  private final Stores stores;
  private final InstantSource clock;
  private final Ids ids;
  private final MemoryTaskQueue queue = new MemoryTaskQueue();
  private final Log log;
  private final WorkTasks work;

  public BenchedSync(
      Stores stores, PsaDirectory psas, InstantSource clock, Ids ids, Randomness randomness) {
    this.stores = stores;
    this.clock = clock;
    this.ids = ids;
    this.log = new Log("sync", BenchedSync::showFaults);
    this.work = Assembly.of(ports(psas, randomness), codes(randomness));
  }

  private static void showFaults(String line) {
    if (!line.contains("\"level\":\"info\"")) {
      System.err.println(line);
    }
  }

  private Ports ports(PsaDirectory psas, Randomness randomness) {
    return new Ports(
        new MemoryTenantStore(),
        stores.connections(),
        stores.secrets(),
        stores.settings(),
        stores.signals(),
        stores.directory(),
        stores.runs(),
        new MemoryHoldings(
            new MemorySignalStore(),
            new MemoryDirectoryStore(),
            new MemorySettingsStore(),
            new MemoryRunStore()),
        new MemoryGatheringStore(),
        new MemoryHookRoutes(),
        new NoTokens(),
        new StatementSeal(() -> new byte[32]),
        psas,
        queue,
        new ThreadLanes(),
        ids,
        randomness,
        clock,
        log);
  }

  private MailCode codes(Randomness randomness) {
    return new MailCode(
        new MemoryTenantStore(),
        new MemoryCodes(),
        new MemoryMailer(),
        () -> new byte[32],
        randomness,
        clock);
  }

  /// Reads everything for the first time, worker after worker.
  ///
  /// @throws IllegalStateException when it does not finish
  public SyncRun firstSync(ConnectionRef ref) {
    Instant now = clock.instant();
    SyncRun run =
        SyncRun.queued(
            new RunId(ids.next()),
            ref,
            SyncRun.Mode.FULL,
            SyncRun.Origin.MANUAL,
            "bench",
            now,
            "bench");
    stores.runs().begin(run, WINDOW);
    queue.send(Message.first(new Task.RunStep(ref, run.id(), 0), "bench", now));
    while (workWhatCame()) {
      Thread.onSpinWait();
    }
    return stores
        .runs()
        .find(ref, run.id())
        .filter(ended -> ended.state() == SyncRun.State.FINISHED)
        .orElseThrow(() -> new IllegalStateException("The sync did not finish; see the log."));
  }

  private boolean workWhatCame() {
    List<Message> came = queue.take();
    for (Message message : came) {
      if (message.notBefore() != null && message.notBefore().isAfter(clock.instant())) {
        throw new IllegalStateException("The PSA was not fast enough: the sync has to wait.");
      }
      Instant end = clock.instant().plus(FUNCTION);
      var received = new SqsMessage(ids.next(), TaskJson.write(message), "runs", 1);
      work.work(List.of(received), () -> Duration.between(clock.instant(), end), log);
    }
    return !came.isEmpty();
  }

  /// Nobody provisions a webhook here.
  private static final class NoTokens implements HookTokens {
    @Override
    public String mint() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> check(String token) {
      return Optional.empty();
    }
  }
}

package dev.signalbox.simulation;

import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.simulation.cloud.SimulatedQueue;
import dev.signalbox.simulation.cloud.SimulatedQueue.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What has to hold when the storm is over.
final class Ending {

  static final String DRAINED = "queues drain within 15 minutes";
  static final String ONLY_POISON = "only poison ends in a dead-letter queue";
  static final String RUNS_END = "every run ends";
  static final String DEBTS_PAID = "what is owed is judged";
  static final String NO_GIFTS = "only what is owed is judged";

  private final Deployment deployment;

  Ending(Deployment deployment) {
    this.deployment = deployment;
  }

  /// Nothing that began before the storm ended is still under way.
  void queuesAreDrained(Instant stormEnded) {
    for (SimulatedQueue queue : deployment.queues.values()) {
      for (Kept kept : queue.left()) {
        if (begun(kept).isBefore(stormEnded) && !isPoison(kept)) {
          throw new Broken(DRAINED, "left over: " + kept.body());
        }
      }
    }
  }

  private static Instant begun(Kept kept) {
    return TaskJson.read(kept.body(), "", kept.sentAt()) instanceof TaskJson.Decoded.Known known
        ? known.message().receivedAt()
        : kept.sentAt();
  }

  private static boolean isPoison(Kept kept) {
    return kept.body().contains("poison");
  }

  void onlyPoisonIsDead(List<String> poisons) {
    Set<String> dead = new TreeSet<>();
    for (SimulatedQueue queue : deployment.queues.values()) {
      for (Kept kept : queue.dead()) {
        if (!isPoison(kept)) {
          throw new Broken(ONLY_POISON, kept.body());
        }
        dead.add(kept.body());
      }
    }
    if (!dead.equals(new TreeSet<>(poisons))) {
      throw new Broken(ONLY_POISON, dead + " are dead, of " + poisons);
    }
  }

  void runsHaveEnded(Instant stormEnded) {
    for (ConnectionRef ref : deployment.refs()) {
      for (SyncRun run : deployment.stores.runs.list(ref, 1000)) {
        if (!run.state().ended() && run.startedAt().isBefore(stormEnded)) {
          throw new Broken(RUNS_END, run.id().value() + " is " + run.state() + " at " + run.step());
        }
      }
    }
  }

  void debtsArePaid() {
    Set<Watch.EntryKey> judged = deployment.watch.judgedEntries();
    List<Watch.EntryKey> owed = deployment.watch.owed();
    Set<Watch.EntryKey> known = deployment.watch.everOwed();
    for (Watch.EntryKey key : judged) {
      if (!known.contains(key)) {
        throw new Broken(NO_GIFTS, key.toString());
      }
    }
    for (Watch.EntryKey key : owed) {
      if (!judged.contains(key) && !isSuperseded(key, known) && !isGivenUp(key)) {
        throw new Broken(DEBTS_PAID, key.toString());
      }
    }
  }

  private static boolean isSuperseded(Watch.EntryKey key, Set<Watch.EntryKey> owed) {
    return owed.contains(new Watch.EntryKey(key.ref(), key.ticket(), key.phase(), key.entry() + 1));
  }

  /// After its last try it stays visible as failed.
  private boolean isGivenUp(Watch.EntryKey key) {
    return deployment.stores.signals.owed(key.ref(), key.ticket()).stream()
        .filter(owed -> owed.phase() == key.phase() && owed.entry() == key.entry())
        .anyMatch(Owed::givenUp);
  }
}

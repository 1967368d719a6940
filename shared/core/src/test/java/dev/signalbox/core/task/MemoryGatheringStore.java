package dev.signalbox.core.task;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.Versioned;
import java.util.HashMap;
import java.util.Map;

/// Which hints wait, in memory.
public final class MemoryGatheringStore implements GatheringStore {

  private static final Versioned<Gathering> NEVER = new Versioned<>(Gathering.NONE, 0);

  private final Map<ConnectionRef, Versioned<Gathering>> all = new HashMap<>();

  @Override
  public synchronized Versioned<Gathering> gathering(ConnectionRef ref) {
    return all.getOrDefault(ref, NEVER);
  }

  @Override
  public synchronized boolean saveGathering(
      ConnectionRef ref, Gathering gathering, long expectedVersion) {
    if (gathering(ref).version() != expectedVersion) {
      return false;
    }
    all.put(ref, new Versioned<>(gathering, expectedVersion + 1));
    return true;
  }
}

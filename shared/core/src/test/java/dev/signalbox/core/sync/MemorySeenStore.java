package dev.signalbox.core.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What was seen, in memory.
public final class MemorySeenStore implements SeenStore {

  private final Map<ConnectionRef, Map<Entity, Seen>> all = new HashMap<>();

  @Override
  public synchronized Map<Entity, Seen> seen(ConnectionRef ref) {
    return Map.copyOf(all.getOrDefault(ref, Map.of()));
  }

  @Override
  public synchronized void add(ConnectionRef ref, Map<Entity, Seen> more) {
    Map<Entity, Seen> known = all.computeIfAbsent(ref, _ -> new EnumMap<>(Entity.class));
    more.forEach((entity, seen) -> known.merge(entity, seen, Seen::plus));
  }
}

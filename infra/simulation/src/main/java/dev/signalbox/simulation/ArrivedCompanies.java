package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.DirectoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Since when we hold each company. Where companies are chosen, what was closed before one came is
/// history to us: of its tickets those are read that are open then.
final class ArrivedCompanies {

  private final DirectoryStore directory;
  private final InstantSource clock;
  private final Map<ConnectionRef, Map<Long, Instant>> since = new HashMap<>();

  ArrivedCompanies(DirectoryStore directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /// Looks which came and which went.
  void look(ConnectionRef ref) {
    Map<Long, Instant> known = since.computeIfAbsent(ref, _ -> new HashMap<>());
    Set<Long> held = directory.idsBetween(ref, Entity.COMPANY, -1, Long.MAX_VALUE);
    known.keySet().retainAll(held);
    held.forEach(id -> known.putIfAbsent(id, clock.instant()));
  }

  Instant since(ConnectionRef ref, long company) {
    return since.getOrDefault(ref, Map.of()).getOrDefault(company, Instant.EPOCH);
  }
}

package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.sync.Seen;
import dev.signalbox.core.sync.SeenStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Notes how long changes took from the PSA to here. On a busy desk one write stands for many
/// batches: what is noted in between waits in this function for the next one.
final class NoteSeen {

  private static final Duration EVERY = Duration.ofSeconds(10);

  /// A PSA delivers within minutes. A date of change long before the hint is not that of the change
  /// that was hinted at.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final SeenStore store;
  private final InstantSource clock;
  private final Log log;
  private final Map<ConnectionRef, Instant> written = new HashMap<>();
  private final Map<ConnectionRef, Map<Entity, Seen>> waiting = new HashMap<>();

  NoteSeen(SeenStore store, InstantSource clock, Log log) {
    this.store = store;
    this.clock = clock;
    this.log = log;
  }

  /// @param records what the hints led to, stored just now
  void note(ConnectionRef ref, List<Message> hints, List<PsaRecord> records) {
    Map<Entity, Map<Long, Instant>> hinted = hinted(hints);
    Instant now = clock.instant();
    Map<Entity, Seen> seen = new EnumMap<>(Entity.class);
    for (PsaRecord record : records) {
      Instant at = hinted.getOrDefault(record.entity(), Map.of()).get(record.recordId());
      if (at != null && record.changedAt().isAfter(at.minus(LONGEST))) {
        seen.merge(record.entity(), Seen.NOTHING.plus(record.changedAt(), now), Seen::plus);
      }
    }
    keep(ref, seen, now);
  }

  /// @param written what was read because it was time to, and had not come here before
  void noteRead(ConnectionRef ref, List<? extends PsaRecord> written) {
    Instant now = clock.instant();
    Map<Entity, Seen> seen = new EnumMap<>(Entity.class);
    for (PsaRecord record : written) {
      seen.merge(record.entity(), Seen.NOTHING.plus(record.changedAt(), now), Seen::plus);
    }
    keep(ref, seen, now);
  }

  private void keep(ConnectionRef ref, Map<Entity, Seen> seen, Instant now) {
    if (!seen.isEmpty()) {
      due(ref, seen, now).ifPresent(all -> write(ref, all));
    }
  }

  /// When the first hint about each record came in.
  private static Map<Entity, Map<Long, Instant>> hinted(List<Message> hints) {
    Map<Entity, Map<Long, Instant>> all = new EnumMap<>(Entity.class);
    for (Message hint : hints) {
      if (hint.task() instanceof Task.Refresh refresh) {
        all.computeIfAbsent(refresh.entity(), _ -> new HashMap<>())
            .merge(refresh.id(), hint.receivedAt(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return all;
  }

  /// All that waits for a connection, if it is time to write it.
  private synchronized Optional<Map<Entity, Seen>> due(
      ConnectionRef ref, Map<Entity, Seen> seen, Instant now) {
    Map<Entity, Seen> all = waiting.computeIfAbsent(ref, _ -> new EnumMap<>(Entity.class));
    seen.forEach((entity, more) -> all.merge(entity, more, Seen::plus));
    Instant before = written.get(ref);
    if (before != null && before.plus(EVERY).isAfter(now)) {
      return Optional.empty();
    }
    written.put(ref, now);
    waiting.remove(ref);
    return Optional.of(all);
  }

  /// A statistic is no reason to do the work again that it is about.
  private void write(ConnectionRef ref, Map<Entity, Seen> all) {
    try {
      store.add(ref, all);
    } catch (RuntimeException fault) {
      log.error("seenNotKept", fault, line -> line.put("connection", ref.toString()));
    }
  }
}

package dev.signalbox.sync;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Notes when webhooks last delivered, from the hints that they led to: a minute's worth of them
/// costs one write.
final class NoteDeliveries {

  private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private record Hook(ConnectionRef ref, Entity entity) {}

  private final SettingsStore settings;
  private final Log log;
  private final Map<Hook, Instant> noted = new ConcurrentHashMap<>();

  NoteDeliveries(SettingsStore settings, Log log) {
    this.settings = settings;
    this.log = log;
  }

  void note(ConnectionRef ref, List<Message> hints) {
    Map<Entity, Instant> latest = new EnumMap<>(Entity.class);
    for (Message hint : hints) {
      if (hint.task() instanceof Task.Refresh refresh) {
        latest.merge(refresh.entity(), hint.receivedAt(), NoteDeliveries::later);
      }
    }
    latest.forEach((entity, at) -> note(new Hook(ref, entity), at));
  }

  private void note(Hook hook, Instant at) {
    Instant before = noted.get(hook);
    if (before == null || !at.isBefore(before.plus(AT_MOST_EVERY))) {
      store(hook, at);
      if (noted.size() >= MOST) {
        noted.clear();
      }
      noted.put(hook, at);
    }
  }

  /// What is only shown must not keep hints from being worked.
  private void store(Hook hook, Instant at) {
    try {
      settings.noteDelivery(hook.ref(), hook.entity(), at);
    } catch (RuntimeException fault) {
      log.error(
          "deliveryNotNoted",
          fault,
          line ->
              line.put("connection", hook.ref().toString()).put("entity", hook.entity().word()));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

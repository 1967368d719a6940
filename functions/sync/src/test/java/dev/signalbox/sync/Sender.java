package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Autotask's sender on the clock of a test: in order for each hook and kind of event, five tries
/// in two minutes, then the event is dropped and logged; after twenty-five in a row the hook is
/// switched off, and an inactive hook sends nothing.
final class Sender {

  private static final Duration TRYING = Duration.ofMinutes(2);
  private static final int MOST_FAILURES = 25;

  private record Event(long id, Instant at) {}

  private record Lane(Entity entity, Action action) {}

  private final WorkedOffice worked;
  private final Map<Lane, Deque<Event>> lanes = new HashMap<>();
  private final Map<Lane, Instant> freeFrom = new HashMap<>();
  private final Map<Entity, Integer> failures = new HashMap<>();
  boolean receiverIsUp = true;
  int delivered;
  int dropped;
  int unsent;

  Sender(WorkedOffice worked) {
    this.worked = worked;
  }

  void changed(Entity entity, Action action, long id) {
    lanes
        .computeIfAbsent(new Lane(entity, action), _ -> new ArrayDeque<>())
        .addLast(new Event(id, worked.office.clock.instant()));
  }

  /// Does what is to be done up to now.
  void work() {
    lanes.forEach(this::work);
  }

  private void work(Lane lane, Deque<Event> events) {
    Instant now = worked.office.clock.instant();
    while (!events.isEmpty()) {
      if (!worked.isActive(lane.entity())) {
        unsent += events.size();
        events.clear();
      } else if (receiverIsUp) {
        deliver(lane, events.removeFirst(), now);
      } else if (!giveUp(lane, events, now)) {
        return;
      }
    }
  }

  private void deliver(Lane lane, Event event, Instant now) {
    delivered++;
    failures.put(lane.entity(), 0);
    worked.office.queue.send(
        Message.first(
            new Task.Refresh(Office.REF, lane.entity(), event.id(), lane.action()), "cause", now));
  }

  /// False while the tries of the first event are not over.
  private boolean giveUp(Lane lane, Deque<Event> events, Instant now) {
    Event event = events.getFirst();
    Instant free = freeFrom.getOrDefault(lane, event.at());
    Instant over = (free.isAfter(event.at()) ? free : event.at()).plus(TRYING);
    if (over.isAfter(now)) {
      return false;
    }
    events.removeFirst();
    freeFrom.put(lane, over);
    dropped++;
    worked.giveUp(
        lane.entity(),
        worked.payload(lane.entity(), word(lane.action()), event.id()),
        "No answer.");
    if (failures.merge(lane.entity(), 1, Integer::sum) == MOST_FAILURES) {
      worked.switchOff(lane.entity());
    }
    return true;
  }

  private static String word(Action action) {
    return action.name().charAt(0) + action.name().substring(1).toLowerCase(Locale.ROOT);
  }
}

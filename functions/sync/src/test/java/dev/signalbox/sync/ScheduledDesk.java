package dev.signalbox.sync;

import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A paper desk with nobody there but the schedule.
final class ScheduledDesk {

  /// A message on the queue.
  private record Waiting(Message message, Instant from) {}

  /// Which runs never get a worker.
  Predicate<SyncRun> lost = _ -> false;

  private final PaperDesk desk;
  private final List<Waiting> waiting = new ArrayList<>();

  ScheduledDesk(PaperDesk desk) {
    this.desk = desk;
  }

  /// Minute by minute, with the schedule every two.
  void pass(Duration duration) {
    Instant end = desk.clock.instant().plus(duration);
    while (desk.clock.instant().isBefore(end)) {
      if (desk.clock.instant().getEpochSecond() / 60 % 2 == 0) {
        desk.schedule();
      }
      workDue();
      desk.clock.pass(Duration.ofMinutes(1));
    }
  }

  private void workDue() {
    for (List<Message> due = takeDue(); !due.isEmpty(); due = takeDue()) {
      for (Message message : due) {
        if (message.task() instanceof Task.RunStep step
            && desk.runs.find(step.ref(), step.run()).filter(lost.negate()).isPresent()) {
          RunSync.Outcome _ = desk.running().work(message, step);
        }
      }
    }
  }

  private List<Message> takeDue() {
    Instant now = desk.clock.instant();
    for (MemoryTaskQueue.Sent sent : desk.queue.sent()) {
      waiting.add(new Waiting(sent.message(), now.plus(sent.delay())));
    }
    var _ = desk.queue.take();
    List<Waiting> due = waiting.stream().filter(it -> !it.from().isAfter(now)).toList();
    waiting.removeAll(due);
    return due.stream().map(Waiting::message).toList();
  }
}

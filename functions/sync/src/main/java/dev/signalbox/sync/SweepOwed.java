package dev.signalbox.sync;

import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Sends again what triage owes for too long: the message that should have brought it was lost
/// between the store and the queue, or triage failed. Each send waits longer than the one before.
final class SweepOwed {

  private static final int MOST_AT_ONCE = 500;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(2);

  private final SignalStore signals;
  private final TaskQueue queue;
  private final InstantSource clock;

  SweepOwed(SignalStore signals, TaskQueue queue, InstantSource clock) {
    this.signals = signals;
    this.queue = queue;
    this.clock = clock;
  }

  /// How many were sent again.
  int sweep(Message origin) {
    Instant now = clock.instant();
    int sent = 0;
    for (Owed owed : signals.overdue(now, MOST_AT_ONCE)) {
      // Counted before it is sent: a crash in between costs one try, the other order none ever.
      if (signals.defer(owed, now.plus(FIRST_WAIT.multipliedBy(1L << owed.attempts())))) {
        queue.send(
            new Message(
                new Task.Judge(owed.ref(), owed.ticket(), owed.phase(), owed.entry()),
                owed.cause(),
                origin.receivedAt(),
                1,
                null));
        sent++;
      }
    }
    return sent;
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Signal.Standing;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueue;
import java.util.List;
import java.util.Optional;

/// Brings the signals that we hold under changed rules: a new status map gives new meanings, a
/// queue that is no longer selected hides its signals. Nothing has happened to the tickets, so
/// nothing is owed; what newly comes into scope is read by a sync.
final class ReapplyRules {

  private static final int PAGE = 500;
  private static final int SIDE_BY_SIDE = 16;

  private final SettingsStore settings;
  private final SignalStore signals;
  private final TaskQueue queue;
  private final Lanes lanes;

  ReapplyRules(SettingsStore settings, SignalStore signals, TaskQueue queue, Lanes lanes) {
    this.settings = settings;
    this.signals = signals;
    this.queue = queue;
    this.lanes = lanes;
  }

  /// Works one page and sends a message for the rest.
  void reapply(Message message, Task.Reapply task) {
    ConnectionRef ref = task.ref();
    SignalStore.TicketIds page = signals.listIds(ref, task.after(), PAGE);
    StatusMap statuses = settings.statuses(ref).value();
    QueueSelection queues = settings.queues(ref).value();
    List<Signal> held = List.copyOf(signals.findAll(ref, page.ids()).values());
    List<Boolean> _ =
        lanes.each(SIDE_BY_SIDE, held, signal -> reapply(ref, signal, statuses, queues));
    if (!page.next().isEmpty()) {
      queue.send(message.next(new Task.Reapply(ref, page.next())));
    }
  }

  private boolean reapply(
      ConnectionRef ref, Signal signal, StatusMap statuses, QueueSelection queues) {
    Optional<Signal> held = Optional.of(signal);
    while (held.isPresent()) {
      Signal ruled = ruled(held.get(), statuses, queues);
      if (ruled.equals(held.get()) || signals.save(ref, ruled, Optional.empty())) {
        return true;
      }
      held = signals.find(ref, signal.ticket().id());
    }
    return false;
  }

  private static Signal ruled(Signal signal, StatusMap statuses, QueueSelection queues) {
    if (signal.standing() == Standing.GONE) {
      return signal;
    }
    SignalStatus status = statuses.meaningOf(signal.ticket().placement().status());
    Standing standing =
        queues.holds(signal.ticket().placement().queue())
            ? Standing.IN_SCOPE
            : Standing.OUT_OF_SCOPE;
    return new Signal(
        signal.ticket(),
        status,
        standing,
        signal.hash(),
        signal.readAt(),
        signal.entries(),
        signal.firstSeenAt(),
        signal.revision());
  }
}

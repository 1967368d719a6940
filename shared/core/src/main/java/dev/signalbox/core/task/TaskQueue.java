package dev.signalbox.core.task;

import java.time.Duration;
import java.util.List;

/// Sends tasks; each goes to the queue of the function that does it. A message is kept when this
/// returns.
public interface TaskQueue {

  /// The longest delay a queue can keep a message back.
  Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /// @throws TaskQueueFault when not all messages were taken
  void send(List<Message> messages);

  default void send(Message message) {
    send(List.of(message));
  }

  /// Sends a message that becomes visible after a delay of at most [#LONGEST_DELAY].
  void sendLater(Message message, Duration delay);
}

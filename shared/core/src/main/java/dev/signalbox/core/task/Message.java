package dev.signalbox.core.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task on its way.
///
/// @param cause the delivery, request or schedule that it all began with; in every log, verdict and
///   write that follows
/// @param receivedAt when that was
/// @param attempt 1 for the first try; grows when a task is sent again because it had to wait
/// @param notBefore do not begin before; for waits longer than the queue can delay
public record Message(
    Task task, String cause, Instant receivedAt, int attempt, @Nullable Instant notBefore) {

  public static Message first(Task task, String cause, Instant receivedAt) {
    return new Message(task, cause, receivedAt, 1, null);
  }

  public Message again(Instant notBefore) {
    return new Message(task, cause, receivedAt, attempt + 1, notBefore);
  }

  public boolean isEarly(Instant now) {
    return notBefore != null && now.isBefore(notBefore);
  }

  /// The next task of the same cause.
  public Message next(Task task) {
    return new Message(task, cause, receivedAt, 1, null);
  }
}

package dev.signalbox.core.task;

import org.jspecify.annotations.Nullable;

/// A queue did not take what it was given; trying again helps.
public final class TaskQueueFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TaskQueueFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

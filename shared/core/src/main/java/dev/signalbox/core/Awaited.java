package dev.signalbox.core;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What other threads come to.
public final class Awaited {

  private Awaited() {}

  /// Waits for it; the fault of the work is thrown as if it had been done here.
  public static <R> R result(Future<R> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another thread was waited for.", e);
    }
  }
}

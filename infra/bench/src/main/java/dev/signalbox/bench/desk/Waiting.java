package dev.signalbox.bench.desk;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what others do.
public final class Waiting {

  private static final long STEP_MS = 50;

  private Waiting() {}

  /// @param what to be named when it does not come true
  public static void until(String what, Duration limit, BooleanSupplier isSo) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not within " + limit + ": " + what);
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(STEP_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}

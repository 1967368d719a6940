package dev.signalbox.local.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks again and again until something is there.
public final class Patience {

  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Patience() {}

  /// @param what completes "Still waiting for …"
  /// @throws RanOut when it does not come in time
  public static <T> T until(String what, Duration longest, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() > end) {
        throw new RanOut(what, longest);
      }
      rest();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting.", e);
    }
  }

  /// It did not come.
  public static final class RanOut extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RanOut(String what, Duration longest) {
      super("Still waiting for " + what + " after " + longest.toSeconds() + " s.");
    }
  }
}

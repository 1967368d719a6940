package dev.signalbox.sync;

import dev.signalbox.core.Race;
import dev.signalbox.core.psa.NoLimits;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Makes the calls of two workers go side by side, whatever else the machine is doing: the next
/// call of each waits for the next one of the other, or for its end.
final class LockStep extends NoLimits {

  private static final int PATIENCE_SECONDS = 60;

  private volatile @Nullable Phaser step;

  <T> List<T> run(IntFunction<T> work) {
    Phaser both = new Phaser(2);
    step = both;
    try {
      return Race.run(
          2,
          i -> {
            try {
              return work.apply(i);
            } finally {
              both.arriveAndDeregister();
            }
          });
    } finally {
      step = null;
    }
  }

  @Override
  public Answer ask(Caller caller, String endpoint) {
    Phaser both = step;
    if (both != null) {
      await(both);
    }
    return super.ask(caller, endpoint);
  }

  private static void await(Phaser both) {
    try {
      int _ = both.awaitAdvanceInterruptibly(both.arrive(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new AssertionError("The other one neither calls nor ends.", e);
    }
  }
}

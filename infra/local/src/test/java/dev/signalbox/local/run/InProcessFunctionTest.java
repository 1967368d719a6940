package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.Environment;
import dev.signalbox.local.demo.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InProcessFunctionTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  /// Servers and pollers of the local cloud have virtual threads, which share as many real ones as
  /// there are processors and give them up only when they wait.
  @Test
  void functionsThatComputeDoNotHoldUpTheServers() throws Exception {
    int busy = Runtime.getRuntime().availableProcessors();
    try (InProcessFunction function = started()) {
      for (int i = 0; i < busy; i++) {
        Thread.ofPlatform().daemon().start(() -> function.invoke(new byte[0]));
      }
      int _ = Patience.until("all to compute", LONG, () -> computing(busy));

      var served = new CountDownLatch(1);
      Thread.ofVirtual().start(served::countDown);
      assertThat(served.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      SpinningHandler.ENOUGH.set(true);
    }
  }

  /// On a thread of its own: whoever starts a function works for it from then on.
  private static InProcessFunction started() throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      return thread
          .submit(() -> new InProcessFunction(spinning(), new Environment(Map.of())))
          .get();
    }
  }

  private static Optional<Integer> computing(int busy) {
    int now = SpinningHandler.SPINNING.get();
    return now == busy ? Optional.of(now) : Optional.empty();
  }

  private static FunctionSpec spinning() {
    String handler = SpinningHandler.class.getName();
    return new FunctionSpec(
        "Spinning", "spinning", handler, LONG.multipliedBy(5), 256, Map.of(), "");
  }
}

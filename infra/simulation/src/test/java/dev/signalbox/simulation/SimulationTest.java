package dev.signalbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SimulationTest {

  private static final int SEEDS = 200;
  private static final int LONG_SEEDS = 40;

  @Test
  @Tag("P43")
  @Tag("P3")
  @Tag("REC-04")
  void everyPromiseHoldsWhateverGoesWrong() throws Exception {
    hold(1, SEEDS, Size.quick());
  }

  @Test
  @Tag("long")
  @Tag("P43")
  void everyPromiseHoldsForADayAndMore() throws Exception {
    hold(10_001, LONG_SEEDS, Size.whole());
  }

  private static void hold(long first, int seeds, Size size) throws Exception {
    List<Simulation.Result> results = run(first, seeds, size);
    for (Simulation.Result result : results) {
      assertThat(result.broken().map(Broken::getMessage))
          .as(
              "seed %d; again: make simulate SEEDS=1 FROM=%d%n%s",
              result.seed(), result.seed(), String.join("\n", result.last()))
          .isEmpty();
    }
    assertSomethingHappened(results);
  }

  /// Without accidents and work, nothing would be shown.
  private static void assertSomethingHappened(List<Simulation.Result> results) {
    long calls = results.stream().mapToLong(Simulation.Result::calls).sum();
    long verdicts = results.stream().mapToLong(Simulation.Result::verdicts).sum();
    long deliveries = results.stream().mapToLong(Simulation.Result::deliveries).sum();
    long refused = results.stream().mapToLong(Simulation.Result::refused).sum();
    long hours = results.stream().mapToLong(result -> result.simulated().toHours()).sum();
    System.out.printf(
        "%d seeds, %d simulated hours, %d PSA calls, %d deliveries, %d refused, %d verdicts%n",
        results.size(), hours, calls, deliveries, refused, verdicts);
    assertThat(verdicts).isGreaterThan(10L * results.size());
    assertThat(deliveries).isGreaterThan(50L * results.size());
    assertThat(refused).isGreaterThan(deliveries / 100);
  }

  private static List<Simulation.Result> run(long first, int seeds, Size size) throws Exception {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      return threads
          .invokeAll(
              LongStream.range(first, first + seeds)
                  .boxed()
                  .map(seed ->
                      (java.util.concurrent.Callable<Simulation.Result>)
                          () -> Simulation.run(seed, size, Sabotage.NONE))
                  .toList())
          .stream()
          .map(SimulationTest::result)
          .toList();
    }
  }

  private static Simulation.Result result(Future<Simulation.Result> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}

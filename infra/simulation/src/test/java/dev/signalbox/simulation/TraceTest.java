package dev.signalbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TraceTest {

  @Test
  @Tag("P43")
  void sameSeedSameTrace() {
    List<Long> seeds = LongStream.rangeClosed(1, 3).boxed().toList();
    assertThat(seeds.stream().map(TraceTest::trace).toList())
        .isEqualTo(seeds.stream().map(TraceTest::trace).toList())
        .doesNotHaveDuplicates();
  }

  private static String trace(long seed) {
    Simulation.Result result = Simulation.run(seed, Size.quick(), Sabotage.NONE);
    assertThat(result.events()).isGreaterThan(1_000);
    return result.trace();
  }
}

package dev.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void valueAtTheLimitKeepsThePromiseAndOneAboveBreaksIt() {
    var limits = new Limits();
    limits.check("p99", 300, 300, "ms");
    assertThat(limits.broken()).isEmpty();

    limits.check("slowest", 2_001, 2_000, "ms");
    assertThat(limits.broken()).containsExactly("slowest: 2001.00 ms, promised is at most 2000.00");
  }
}

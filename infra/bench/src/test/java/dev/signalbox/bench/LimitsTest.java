package dev.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

  @Test
  void valueAtTheLimitKeepsThePromiseAndOneAboveBreaksIt() {
    var limits = new Limits();
    limits.check("p99", 300, 300, "ms");
    assertThat(limits.broken()).isEmpty();

    limits.check("slowest", 2_001, 2_000, "ms");
    assertThat(limits.broken()).containsExactly("slowest: 2001.00 ms, promised is at most 2000.00");
  }

  @ParameterizedTest
  @CsvSource({"2000, 0", "2001, 1"})
  void commandWhoseFiguresBreakItsPromiseEndsNonZero(String figure, int status) throws Exception {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            Command.class.getName(),
            figure);
    command.environment().put("CLASSPATH", System.getProperty("java.class.path"));

    assertThat(command.inheritIO().start().waitFor()).isEqualTo(status);
  }

  /// A bench that measured this.
  static final class Command {

    private Command() {}

    public static void main(String[] figure) {
      var limits = new Limits();
      limits.check("slowest", Double.parseDouble(figure[0]), 2_000, "ms");
      limits.end();
    }
  }
}

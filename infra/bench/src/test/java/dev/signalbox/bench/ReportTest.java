package dev.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {

  @Test
  void rowsCarryTheirBaselineAndRatio() {
    var report = new Report("sample");
    report.add(new Report.Row("config", 1500, "ms", 1000.0, 11));
    report.add(new Report.Row("calls", 0.25, "calls", null, 1));
    assertThat(report.markdown())
        .contains(
            "| config | 1500 | ms | 1000 | 1.50 | 11 |", "| calls | 0.25 | calls |  |  | 1 |");
    var first = (Json.Obj) report.json().list("rows").getFirst();
    assertThat(first.decimal("ratio").orElseThrow().doubleValue()).isEqualTo(1.5);
    assertThat(report.json().text("machine")).isPresent();
  }

  @Test
  void medianIsTheMiddleWhateverTheOrder() {
    assertThat(Medians.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
    assertThat(Medians.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    assertThatThrownBy(() -> Medians.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}

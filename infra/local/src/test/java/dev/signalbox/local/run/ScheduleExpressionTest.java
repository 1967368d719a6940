package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.template.BadTemplate;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate(1 minute)             | UTC           | 2026-11-22T02:13:20Z | 2026-11-22T02:14:20Z
          rate(2 days)               | UTC           | 2026-11-22T02:13:20Z | 2026-11-24T02:13:20Z
          cron(0 3 * * ? *)          | UTC           | 2026-11-22T02:13:20Z | 2026-11-22T03:00:00Z
          cron(0 3 * * ? *)          | Europe/Vienna | 2026-11-22T02:13:20Z | 2026-11-23T02:00:00Z
          cron(0/15 8-17 ? * MON-FRI *) | UTC        | 2026-11-22T02:13:20Z | 2026-11-23T08:00:00Z
          cron(0/15 8-17 ? * 2-6 *)  | UTC           | 2026-11-23T08:00:00Z | 2026-11-23T08:15:00Z
          cron(30 1 29 FEB ? *)      | UTC           | 2026-11-22T02:13:20Z | 2028-02-29T01:30:00Z
          """)
  void theNextTimeIsTheOneAwsWouldTake(String text, String zone, String now, String next) {
    assertThat(ScheduleExpression.parse(text, ZoneId.of(zone)).after(Instant.parse(now)))
        .isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate(x minutes)", "cron(0 3 * *)", "cron(0 25 * * ? *)", "at(2026)"})
  void whatIsNotUnderstoodIsSaid(String text) {
    assertThatThrownBy(() -> ScheduleExpression.parse(text, ZoneId.of("UTC")))
        .isInstanceOf(BadTemplate.class);
  }
}

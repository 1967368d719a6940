package dev.signalbox.core.psa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RollingHourTest {

  private static final Instant LATE_IN_A_MINUTE = Instant.parse("2026-06-01T08:00:59Z");

  /// Allowed at 08:00:59, it reached the PSA at 08:01:01: at 09:01:00 it still counts there.
  @Test
  @Tag("P20")
  void aCallCountsForAnHourFromItsArrivalInTheMinuteAfterItWasAllowed() {
    RollingHour hour = RollingHour.EMPTY.plus(Purpose.RUN, 1, LATE_IN_A_MINUTE);
    assertThat(hour.used(Instant.parse("2026-06-01T09:01:00Z"))).isEqualTo(1);
    assertThat(hour.used(Instant.parse("2026-06-01T09:01:59.999Z"))).isEqualTo(1);
  }

  @Test
  void aCallCountsNoLongerThanThat() {
    RollingHour hour = RollingHour.EMPTY.plus(Purpose.RUN, 1, LATE_IN_A_MINUTE);
    Instant after = Instant.parse("2026-06-01T09:02:00Z");
    assertThat(hour.used(after)).isZero();
    assertThat(hour.untilBelow(1, LATE_IN_A_MINUTE))
        .isEqualTo(Duration.between(LATE_IN_A_MINUTE, after));
  }
}

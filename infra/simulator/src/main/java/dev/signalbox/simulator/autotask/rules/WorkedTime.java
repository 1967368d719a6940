package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The hours of a time entry: from start to end where both are there, rounded up to quarters for
/// the bill. The day it counts for is a date, which is to say midnight (live tenants).
final class WorkedTime {

  private static final BigDecimal DAY = BigDecimal.valueOf(24);
  private static final BigDecimal QUARTERS = BigDecimal.valueOf(4);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

  private WorkedTime() {}

  static boolean isPossible(Row entry) {
    return hours(entry)
        .filter(hours -> hours.signum() > 0 && hours.compareTo(DAY) <= 0)
        .isPresent();
  }

  static Row filled(Row entry) {
    BigDecimal hours = hours(entry).orElse(BigDecimal.ZERO);
    Row filled =
        entry
            .with("hoursWorked", hours)
            .with(
                "hoursToBill",
                hours
                    .multiply(QUARTERS)
                    .setScale(0, RoundingMode.CEILING)
                    .divide(QUARTERS, 4, RoundingMode.UNNECESSARY));
    Optional<Instant> start = entry.time("startDateTime");
    return entry
        .time("dateWorked")
        .or(() -> start)
        .map(day -> filled.with("dateWorked", day.truncatedTo(ChronoUnit.DAYS)))
        .orElse(filled);
  }

  private static Optional<BigDecimal> hours(Row entry) {
    Optional<Instant> start = entry.time("startDateTime");
    Optional<Instant> end = entry.time("endDateTime");
    if (start.isEmpty() || end.isEmpty()) {
      return entry.decimal("hoursWorked");
    }
    long seconds = Duration.between(start.get(), end.get()).toSeconds();
    return Optional.of(BigDecimal.valueOf(seconds).divide(SECONDS, 4, RoundingMode.HALF_UP));
  }
}

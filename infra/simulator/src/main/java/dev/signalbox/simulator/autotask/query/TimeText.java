package dev.signalbox.simulator.autotask.query;

import dev.signalbox.simulator.autotask.account.DateSwitches;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Writes times as the vendor does: a fraction with as many digits as it needs or as the database
/// keeps, and no more than those.
final class TimeText {

  private static final int NANO_DIGITS = 9;

  private final DateSwitches dates;

  TimeText(DateSwitches dates) {
    this.dates = dates;
  }

  String of(Instant time) {
    Instant kept = dates.kept(time);
    LocalDateTime utc = LocalDateTime.ofEpochSecond(kept.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(32);
    padded(text, utc.getYear(), 4).append('-');
    padded(text, utc.getMonthValue(), 2).append('-');
    padded(text, utc.getDayOfMonth(), 2).append('T');
    padded(text, utc.getHour(), 2).append(':');
    padded(text, utc.getMinute(), 2).append(':');
    padded(text, utc.getSecond(), 2);
    fraction(text, kept.getNano());
    return dates.timesWithZone() ? text.append('Z').toString() : text.toString();
  }

  private void fraction(StringBuilder text, int nanos) {
    int digits = dates.timeDigits();
    int shown = nanos;
    for (int digit = digits; digit < NANO_DIGITS; digit++) {
      shown /= 10;
    }
    while (!dates.timesPadded() && digits > 0 && shown % 10 == 0) {
      shown /= 10;
      digits--;
    }
    if (digits > 0) {
      padded(text.append('.'), shown, digits);
    }
  }

  private static StringBuilder padded(StringBuilder text, int number, int digits) {
    int unit = 1;
    for (int digit = 1; digit < digits; digit++) {
      unit *= 10;
    }
    for (int rest = number; unit > 0; unit /= 10) {
      text.append((char) ('0' + rest / unit));
      rest %= unit;
    }
    return text;
  }
}

package dev.signalbox.simulator.autotask.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/// Reads times as the vendor does: no zone means UTC (Autotask developer help, REST best
/// practices).
public final class Times {

  /// Ten millionths of a second.
  private static final int FINEST = 100;

  private Times() {}

  public static Instant read(String text) {
    try {
      Instant time = parsed(text.strip());
      return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % FINEST);
    } catch (DateTimeException _) {
      throw Refused.because("Could not convert string to DateTime: " + text + ".");
    }
  }

  private static Instant parsed(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (text.endsWith("Z")) {
      return Instant.parse(text);
    }
    boolean hasOffset = text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}

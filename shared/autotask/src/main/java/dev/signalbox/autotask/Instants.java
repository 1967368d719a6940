package dev.signalbox.autotask;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times as Autotask writes them: with 0 to 7 digits of a second's fraction, now and then without a
/// zone, which then is UTC.
final class Instants {

  private static final int DATE_LENGTH = 10;

  private Instants() {}

  static Optional<Instant> parse(String text) {
    String time = text.strip();
    try {
      return Optional.of(read(time));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant read(String time) {
    if (time.length() <= DATE_LENGTH) {
      return LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String rest = time.substring(DATE_LENGTH);
    boolean zoned = rest.endsWith("Z") || rest.indexOf('+') >= 0 || rest.indexOf('-') >= 0;
    return zoned
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
  }

  /// A date as HTTP headers give it.
  static Optional<Instant> parseHttp(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

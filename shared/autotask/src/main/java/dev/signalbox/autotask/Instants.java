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
  private static final String USUAL = "0000-00-00T00:00:00Z";
  private static final int FRACTION = USUAL.length() - 1;
  private static final int MOST_FRACTION = 9;

  private Instants() {}

  static Optional<Instant> parse(String text) {
    String time = text.strip();
    try {
      return Optional.of(isUsual(time) ? readUsual(time) : read(time));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Every record has several times, nearly all in this form: general parsers take more of a first
  /// sync than anything else does.
  private static boolean isUsual(String time) {
    int length = time.length();
    return length >= USUAL.length()
        && length <= USUAL.length() + 1 + MOST_FRACTION
        && time.charAt(length - 1) == 'Z'
        && hasShape(time, length - 1);
  }

  private static boolean hasShape(String time, int end) {
    for (int i = 0; i < end; i++) {
      char expected = i < USUAL.length() - 1 ? USUAL.charAt(i) : i == FRACTION ? '.' : '0';
      char found = time.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return end != FRACTION + 1;
  }

  private static Instant readUsual(String time) {
    int nanos = 0;
    for (int i = FRACTION + 1; i <= FRACTION + MOST_FRACTION; i++) {
      nanos = nanos * 10 + (i < time.length() - 1 ? time.charAt(i) - '0' : 0);
    }
    return LocalDateTime.of(
            digits(time, 0, 4),
            digits(time, 5, 7),
            digits(time, 8, 10),
            digits(time, 11, 13),
            digits(time, 14, 16),
            digits(time, 17, 19),
            nanos)
        .toInstant(ZoneOffset.UTC);
  }

  private static int digits(String time, int from, int to) {
    return Integer.parseInt(time, from, to, 10);
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

package dev.signalbox.aws.dynamo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants as texts of one length, so that they sort and compare as times do.
final class Times {

  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static String text(Instant instant) {
    return FIXED.format(instant);
  }

  static Instant read(String text) {
    return Instant.parse(text);
  }
}

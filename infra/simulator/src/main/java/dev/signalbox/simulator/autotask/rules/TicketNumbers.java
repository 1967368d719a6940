package dev.signalbox.simulator.autotask.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers tickets `T20260105.0001`, anew each UTC day (Autotask developer help, REST entities,
/// Tickets). Used by one writer at a time.
final class TicketNumbers {

  private static final Pattern NUMBER = Pattern.compile("T(\\d{8})\\.(\\d{4,6}).*");

  private final Map<String, Integer> last = new HashMap<>();

  synchronized String next(Instant now) {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(now, ZoneOffset.UTC));
    return "T%s.%04d".formatted(day, last.merge(day, 1, Integer::sum));
  }

  synchronized void seen(String number) {
    Matcher matcher = NUMBER.matcher(number);
    if (matcher.matches()) {
      last.merge(matcher.group(1), Integer.parseInt(matcher.group(2)), Math::max);
    }
  }

  synchronized void forget() {
    last.clear();
  }
}

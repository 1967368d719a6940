package dev.signalbox.local.run;

import dev.signalbox.local.template.BadTemplate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// AWS's cron: minute, hour, day of month, month, day of week (1 is Sunday), year; with `* ? , - /`
/// and names, without `L W #`.
record Cron(
    BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, BitSet years) {

  private static final List<String> MONTHS =
      List.of(
          "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> WEEKDAYS =
      List.of("", "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final int YEARS_AHEAD = 5;

  static Cron parse(String text) {
    String[] fields = text.strip().split("\\s+", -1);
    if (fields.length != 6) {
      throw new BadTemplate("cron(" + text + ") has not six fields.");
    }
    return new Cron(
        field(fields[0], 0, 59, List.of()),
        field(fields[1], 0, 23, List.of()),
        field(fields[2], 1, 31, List.of()),
        field(fields[3], 1, 12, MONTHS),
        field(fields[4], 1, 7, WEEKDAYS),
        field(fields[5], 1970, 2199, List.of()));
  }

  private static BitSet field(String text, int least, int most, List<String> names) {
    var values = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] range = part.split("/", 2);
      int step = range.length == 2 ? number(range[1], names) : 1;
      int[] bounds = bounds(range[0], least, most, names, range.length == 2);
      for (int i = bounds[0]; i <= bounds[1]; i += step) {
        values.set(i);
      }
    }
    if (values.isEmpty() || values.nextSetBit(0) < least || values.length() > most + 1) {
      throw new BadTemplate("the cron field " + text + " is out of range.");
    }
    return values;
  }

  private static int[] bounds(
      String text, int least, int most, List<String> names, boolean stepped) {
    if (text.equals("*") || text.equals("?")) {
      return new int[] {least, most};
    }
    String[] ends = text.split("-", 2);
    int first = number(ends[0], names);
    int last = ends.length == 2 ? number(ends[1], names) : stepped ? most : first;
    return new int[] {first, last};
  }

  private static int number(String text, List<String> names) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (named > 0) {
      return named;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new BadTemplate("the cron field " + text + " is not understood here.");
    }
  }

  ZonedDateTime after(ZonedDateTime time) {
    ZonedDateTime next = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    ZonedDateTime end = next.plusYears(YEARS_AHEAD);
    while (next.isBefore(end)) {
      if (!isDay(next)) {
        next = next.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!hours.get(next.getHour())) {
        next = next.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!minutes.get(next.getMinute())) {
        next = next.plusMinutes(1);
      } else {
        return next;
      }
    }
    throw new BadTemplate("a cron expression has no time in the next years.");
  }

  private boolean isDay(ZonedDateTime time) {
    int weekday = time.getDayOfWeek().getValue() % 7 + 1;
    return years.get(time.getYear())
        && months.get(time.getMonthValue())
        && days.get(time.getDayOfMonth())
        && weekdays.get(weekday);
  }
}

package dev.signalbox.local.run;

import dev.signalbox.local.template.BadTemplate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a schedule is due: `rate(5 minutes)` or `cron(0 3 * * ? *)`.
public sealed interface ScheduleExpression {

  /// The first time after this one.
  Instant after(Instant instant);

  /// In even steps.
  record Rate(Duration step) implements ScheduleExpression {
    @Override
    public Instant after(Instant instant) {
      return instant.plus(step);
    }
  }

  /// By the calendar of a zone.
  record Calendar(Cron cron, ZoneId zone) implements ScheduleExpression {
    @Override
    public Instant after(Instant instant) {
      return cron.after(instant.atZone(zone)).toInstant();
    }
  }

  Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  Pattern CRON = Pattern.compile("cron\\((.+)\\)");

  static ScheduleExpression parse(String text, ZoneId zone) {
    Matcher rate = RATE.matcher(text.strip());
    Matcher cron = CRON.matcher(text.strip());
    if (rate.matches()) {
      return new Rate(unit(rate.group(2)).multipliedBy(Long.parseLong(rate.group(1))));
    }
    if (cron.matches()) {
      return new Calendar(Cron.parse(cron.group(1)), zone);
    }
    throw new BadTemplate("the schedule " + text + " is neither rate(…) nor cron(…).");
  }

  private static Duration unit(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "minute" -> Duration.ofMinutes(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}

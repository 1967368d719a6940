package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Trees;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One schedule.
///
/// @param key its logical id, for an event of a function the function's and the event's name
/// @param input what its target gets, empty for the scheduler's own event
record Schedule(String key, ScheduleExpression expression, Optional<String> input) {

  /// @param input where it stands: beside the expression, or in the target
  static Schedule of(String key, Map<String, Object> properties, Optional<String> input) {
    String expression =
        Trees.text(properties, "ScheduleExpression")
            .or(() -> Trees.text(properties, "Schedule"))
            .orElseThrow(() -> new BadTemplate(key + " has no schedule."));
    String zone = Trees.text(properties, "ScheduleExpressionTimezone").orElse("UTC");
    return new Schedule(key, ScheduleExpression.parse(expression, ZoneId.of(zone)), input);
  }

  static boolean isEnabled(Map<String, Object> properties) {
    return Trees.flag(properties, "Enabled", true)
        && Trees.text(properties, "State").orElse("ENABLED").equals("ENABLED");
  }

  byte[] event(Instant now) {
    return input
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .orElseGet(() -> schedulersOwn(now));
  }

  private byte[] schedulersOwn(Instant now) {
    String arn =
        "arn:aws:scheduler:%s:%s:schedule/default/%s"
            .formatted(Endpoints.REGION, Endpoints.ACCOUNT, key);
    return Json.object()
        .put("version", "0")
        .put("id", UUID.randomUUID().toString())
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.scheduler")
        .put("account", Endpoints.ACCOUNT)
        .put("time", now.truncatedTo(ChronoUnit.SECONDS))
        .put("region", Endpoints.REGION)
        .put("resources", Json.array(Json.text(arn)))
        .put("detail", "{}")
        .bytes();
  }
}

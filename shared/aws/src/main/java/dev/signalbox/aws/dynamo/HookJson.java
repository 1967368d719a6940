package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookChoices;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How what is known and chosen of webhooks stands in items. What a newer version added is skipped.
final class HookJson {

  private HookJson() {}

  static Json.Obj watch(HookWatch watch) {
    var alarms = Json.object();
    watch.alarms().forEach((hook, alarm) -> alarms.put(hook.word(), alarm(alarm)));
    var failures = Json.object();
    watch
        .failures()
        .forEach((hook, failure) ->
            failures.put(
                hook.word(), Json.object().put("at", failure.at()).put("text", failure.text())));
    return Json.object()
        .put("publicUrl", watch.publicUrl())
        .put("checkedAt", watch.checkedAt())
        .put("healthyAt", watch.healthyAt())
        .put("errorsRead", watch.errorsRead())
        .put("alarms", alarms)
        .put("failures", failures)
        .put("takenUntil", watch.takenUntil())
        .build();
  }

  static HookWatch watch(Json.Obj json) {
    Map<Entity, HookAlarm> alarms = new EnumMap<>(Entity.class);
    each(json, "alarms", (hook, alarm) -> alarms.put(hook, alarm(alarm)));
    Map<Entity, HookWatch.Failure> failures = new EnumMap<>(Entity.class);
    each(
        json,
        "failures",
        (hook, failure) ->
            failures.put(
                hook,
                new HookWatch.Failure(
                    Instant.parse(failure.text("at").orElseThrow()),
                    failure.text("text").orElse(""))));
    return new HookWatch(
        json.text("publicUrl").orElse(""),
        time(json, "checkedAt"),
        time(json, "healthyAt"),
        json.number("errorsRead").orElse(-1),
        alarms,
        failures,
        time(json, "takenUntil"));
  }

  private static Json.Obj alarm(HookAlarm alarm) {
    return Json.object()
        .put("kind", alarm.kind().name())
        .put("since", alarm.since())
        .put("repairedAt", alarm.repairedAt())
        .put("clearedAt", alarm.clearedAt())
        .build();
  }

  private static HookAlarm alarm(Json.Obj json) {
    String kind = json.text("kind").orElse("");
    return new HookAlarm(
        Stream.of(HookAlarm.Kind.values())
            .filter(it -> it.name().equals(kind))
            .findFirst()
            .orElse(HookAlarm.Kind.DEACTIVATED),
        Instant.parse(json.text("since").orElseThrow()),
        time(json, "repairedAt"),
        time(json, "clearedAt"));
  }

  static Json.Obj choices(HookChoices choices) {
    EmailAddress email = choices.notificationEmail();
    return Json.object().put("notificationEmail", email == null ? null : email.value()).build();
  }

  static HookChoices choices(Json.Obj json) {
    return new HookChoices(json.text("notificationEmail").map(EmailAddress::new).orElse(null));
  }

  private static void each(Json.Obj json, String name, BiConsumer<Entity, Json.Obj> each) {
    json.object(name)
        .ifPresent(all ->
            all.fields()
                .forEach((word, value) ->
                    Entity.find(word)
                        .ifPresent(hook -> {
                          if (value instanceof Json.Obj found) {
                            each.accept(hook, found);
                          }
                        })));
  }

  private static @Nullable Instant time(Json.Obj json, String name) {
    return json.text(name).map(Instant::parse).orElse(null);
  }
}

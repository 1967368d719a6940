package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.stream.Stream;

/// What a run found to differ, as JSON in its item.
final class DriftJson {

  private static final String ITEMS = "items";

  private DriftJson() {}

  static String write(List<Drift> drift) {
    return Json.object()
        .put(ITEMS, Json.array(drift.stream().map(DriftJson::json).toList()))
        .build()
        .write();
  }

  private static Json.Obj json(Drift drift) {
    return Json.object()
        .put("entity", drift.entity().word())
        .put("here", drift.here())
        .put("psa", drift.psa())
        .put("missing", drift.missing())
        .put("extra", drift.extra())
        .put("differing", drift.differing())
        .put("repaired", drift.repaired())
        .put("missingIds", Json.array(drift.missingIds().stream().map(Json::number).toList()))
        .put("extraIds", Json.array(drift.extraIds().stream().map(Json::number).toList()))
        .put("complete", drift.complete())
        .build();
  }

  static List<Drift> read(String json) {
    return Json.parseObject(json).list(ITEMS).stream()
        .flatMap(it -> it instanceof Json.Obj obj ? drift(obj) : Stream.empty())
        .toList();
  }

  private static Stream<Drift> drift(Json.Obj json) {
    return json.text("entity").flatMap(Entity::find).stream()
        .map(entity ->
            new Drift(
                entity,
                json.number("here").orElse(0),
                json.number("psa").orElse(0),
                json.number("missing").orElse(0),
                json.number("extra").orElse(0),
                json.number("differing").orElse(0),
                json.number("repaired").orElse(0),
                ids(json, "missingIds"),
                ids(json, "extraIds"),
                json.bool("complete").orElse(true)));
  }

  private static List<Long> ids(Json.Obj json, String field) {
    return json.list(field).stream()
        .flatMap(it ->
            it instanceof Json.Num number ? Stream.of(number.value().longValue()) : Stream.empty())
        .toList();
  }
}

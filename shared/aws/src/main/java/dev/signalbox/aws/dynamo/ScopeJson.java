package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Condition;
import dev.signalbox.core.psa.Condition.Field;
import dev.signalbox.core.psa.Condition.Op;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.ScopeFields;
import dev.signalbox.core.settings.QueueUse;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// How the scope stands in items, as JSON. A rule that this version does not know must not be
/// overlooked, since more would be copied than was wanted: it is an error.
final class ScopeJson {

  private ScopeJson() {}

  static Json.Obj rules(ScopeRules rules) {
    return Json.object()
        .put("entities", Json.texts(rules.entities().stream().sorted().map(Entity::word).toList()))
        .put("categories", ids(rules.categories()))
        .put("excludedStatuses", ids(rules.excludedStatuses()))
        .put(
            "companyFilters",
            Json.array(rules.companyFilters().stream().map(ScopeJson::filter).toList()))
        .put("classifications", ids(rules.classifications()))
        .put("itemTypes", ids(rules.itemTypes()))
        .put("untypedItems", rules.untypedItems())
        .build();
  }

  static ScopeRules rules(Json.Obj json) {
    return new ScopeRules(
        json.list("entities").stream()
            .map(word -> word.asText().flatMap(Entity::find).orElseThrow(ScopeJson::unknown))
            .collect(Collectors.toSet()),
        ids(json, "categories"),
        ids(json, "excludedStatuses"),
        SettingsJson.objects(json, "companyFilters").map(ScopeJson::filter).toList(),
        ids(json, "classifications"),
        ids(json, "itemTypes"),
        json.bool("untypedItems").orElse(true));
  }

  private static Json filter(Condition filter) {
    return Json.object()
        .put("field", filter.field().word())
        .put("op", filter.op().word())
        .put("values", ids(filter.values()))
        .build();
  }

  private static Condition filter(Json.Obj json) {
    return new Condition(
        json.text("field")
            .flatMap(word -> Field.find(Entity.COMPANY, word))
            .orElseThrow(ScopeJson::unknown),
        json.text("op").flatMap(Op::find).orElseThrow(ScopeJson::unknown),
        ids(json, "values"));
  }

  static Json.Obj fields(ScopeFields fields) {
    return Json.object()
        .put("companyTypes", SettingsJson.values(fields.companyTypes()))
        .put("classifications", SettingsJson.values(fields.classifications()))
        .put("itemTypes", SettingsJson.values(fields.itemTypes()))
        .build();
  }

  static ScopeFields fields(Json.Obj json) {
    return new ScopeFields(
        SettingsJson.values(json, "companyTypes"),
        SettingsJson.values(json, "classifications"),
        SettingsJson.values(json, "itemTypes"));
  }

  static Json.Obj queueUse(QueueUse use) {
    return Json.object().put("at", use.at()).put("queues", ids(use.queues())).build();
  }

  static QueueUse queueUse(Json.Obj json) {
    return new QueueUse(ids(json, "queues"), Instant.parse(json.text("at").orElseThrow()));
  }

  private static Json ids(Set<Long> ids) {
    return Json.array(ids.stream().sorted().map(Json::number).toList());
  }

  private static Set<Long> ids(Json.Obj json, String name) {
    return json.list(name).stream()
        .map(id -> id.asLong().orElseThrow(ScopeJson::unknown))
        .collect(Collectors.toSet());
  }

  private static IllegalStateException unknown() {
    return new IllegalStateException(
        "The stored scope has a rule that this version does not know. Deploy the newer version.");
  }
}

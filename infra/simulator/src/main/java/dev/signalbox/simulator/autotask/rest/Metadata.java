package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import dev.signalbox.simulator.autotask.account.Tenant;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.Field.Trait;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.schema.Verb;
import dev.signalbox.simulator.http.Response;
import java.util.List;

/// What an entity says about itself (Autotask developer help, REST entity information call).
final class Metadata {

  private final Tenant tenant;

  Metadata(Tenant tenant) {
    this.tenant = tenant;
  }

  Response information(EntityType entity, Caller caller) {
    return Response.json(
        200, Json.object().put("info", info(entity, caller.user().level())).build());
  }

  Response all(Caller caller) {
    List<Json> infos =
        tenant.schema().entities().stream()
            .<Json>map(entity -> info(entity, caller.user().level()))
            .toList();
    return Response.json(200, Json.object().put("info", Json.array(infos)).build());
  }

  private static Json info(EntityType entity, SecurityLevel level) {
    return Json.object()
        .put("name", entity.name())
        .put("canCreate", can(entity, Verb.CREATE))
        .put("canDelete", can(entity, Verb.DELETE))
        .put("canQuery", can(entity, Verb.QUERY))
        .put("canUpdate", can(entity, Verb.UPDATE))
        .put("userAccessForCreate", access(entity, level, Verb.CREATE, Right.CREATE))
        .put("userAccessForDelete", access(entity, level, Verb.DELETE, Right.DELETE))
        .put("userAccessForQuery", access(entity, level, Verb.QUERY, Right.READ))
        .put("userAccessForUpdate", access(entity, level, Verb.UPDATE, Right.UPDATE))
        .put("hasUserDefinedFields", entity.hasUserDefinedFields())
        .put("supportsWebhookCallouts", entity.supportsWebhooks())
        .build();
  }

  private static boolean can(EntityType entity, Verb verb) {
    return entity.verbs().contains(verb)
        || entity.children().stream().anyMatch(path -> path.verbs().contains(verb));
  }

  private static String access(EntityType entity, SecurityLevel level, Verb verb, Right right) {
    return can(entity, verb) && level.grants(entity.name(), right) ? "All" : "None";
  }

  Response fields(EntityType entity) {
    List<Json> fields = entity.fields().stream().<Json>map(field -> field(entity, field)).toList();
    return Response.json(200, Json.object().put("fields", Json.array(fields)).build());
  }

  private Json field(EntityType entity, Field field) {
    boolean isReference = field.reference() != null;
    List<Json> values =
        tenant.picklists().of(entity, field).stream().<Json>map(Metadata::value).toList();
    return Json.object()
        .put("name", field.name())
        .put("dataType", field.type().wireName())
        .put("length", field.length())
        .put("isRequired", field.is(Trait.REQUIRED))
        .put("isReadOnly", field.is(Trait.READ_ONLY))
        .put("isQueryable", !field.is(Trait.NOT_QUERYABLE))
        .put("isReference", isReference)
        .put("referenceEntityType", isReference ? String.valueOf(field.reference()) : "")
        .put("isPickList", field.is(Trait.PICKLIST))
        .put("picklistValues", field.is(Trait.PICKLIST) ? Json.array(values) : Json.none())
        .put("picklistParentValueField", field.pickParent() == null ? "" : field.pickParent())
        .put("isSupportedWebhookField", field.is(Trait.WEBHOOK))
        .build();
  }

  /// A value is text here and a number in rows (Autotask developer help, General, Picklists).
  private static Json value(PickValue pick) {
    return Json.object()
        .put("value", String.valueOf(pick.value()))
        .put("label", pick.label())
        .put("isDefaultValue", pick.isDefault())
        .put("sortOrder", pick.sortOrder())
        .put("parentValue", pick.parent() == null ? "" : String.valueOf(pick.parent()))
        .put("isActive", pick.isActive())
        .put("isSystem", pick.isSystem())
        .build();
  }

  Response userDefined(EntityType entity) {
    List<Json> fields =
        tenant.userDefined().of(entity).stream().<Json>map(Metadata::userDefinedField).toList();
    return Response.json(200, Json.object().put("fields", Json.array(fields)).build());
  }

  private static Json userDefinedField(String name) {
    return Json.object()
        .put("name", name)
        .put("label", name)
        .put("type", "string")
        .put("length", 0)
        .put("description", "")
        .put("isRequired", false)
        .put("isReadOnly", false)
        .put("isQueryable", true)
        .put("isReference", false)
        .put("referenceEntityType", "")
        .put("isPickList", false)
        .put("picklistValues", Json.none())
        .put("picklistParentValueField", "")
        .put("defaultValue", Json.none())
        .put("isSupportedWebhookField", true)
        .build();
  }
}

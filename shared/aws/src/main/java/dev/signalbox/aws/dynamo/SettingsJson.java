package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.signal.MemberMap;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.Stage;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How settings stand in items, as JSON. What a newer version added is skipped.
final class SettingsJson {

  private static final String ITEMS = "items";

  /// Beside the statuses, whose names are their ids.
  private static final String STAGES = "stages";

  private SettingsJson() {}

  static Json.Obj queues(QueueSelection selection) {
    return list(selection.queues().stream().sorted().map(Json::number).toList());
  }

  static QueueSelection queues(Json.Obj json) {
    Set<Long> queues = new HashSet<>();
    json.list(ITEMS).forEach(id -> id.asLong().ifPresent(queues::add));
    return new QueueSelection(queues);
  }

  static Json.Obj statuses(StatusMap map) {
    var fields = Json.object();
    map.mapped().forEach((id, status) -> fields.put(Long.toString(id), status.word()));
    var stages = Json.object();
    map.stages().forEach((id, stage) -> stages.put(Long.toString(id), stage.word()));
    return fields.put(STAGES, stages).build();
  }

  static StatusMap statuses(Json.Obj json) {
    Map<Long, SignalStatus> mapped = new HashMap<>();
    json.fields()
        .forEach((id, word) ->
            word.asText()
                .flatMap(SignalStatus::find)
                .ifPresent(status -> mapped.put(Long.valueOf(id), status)));
    Map<Long, Stage> stages = new HashMap<>();
    json.object(STAGES)
        .ifPresent(all ->
            all.fields()
                .forEach((id, word) ->
                    word.asText()
                        .flatMap(Stage::find)
                        .ifPresent(stage -> stages.put(Long.valueOf(id), stage))));
    return new StatusMap(mapped, stages);
  }

  static Json.Obj members(MemberMap map) {
    var fields = Json.object();
    map.members().forEach((user, member) -> fields.put(user.value(), member.value()));
    return fields.build();
  }

  static MemberMap members(Json.Obj json) {
    Map<UserId, MemberId> members = new HashMap<>();
    json.fields()
        .forEach((user, member) ->
            member.asLong().ifPresent(id -> members.put(new UserId(user), new MemberId(id))));
    return new MemberMap(members);
  }

  static Json.Obj fields(TicketFields fields) {
    return Json.object()
        .put("queues", values(fields.queues()))
        .put("statuses", values(fields.statuses()))
        .put("priorities", values(fields.priorities()))
        .put("types", values(fields.types()))
        .put("categories", values(fields.categories()))
        .put("issueTypes", values(fields.issueTypes()))
        .put("subIssueTypes", values(fields.subIssueTypes()))
        .put("sources", values(fields.sources()))
        .build();
  }

  static TicketFields fields(Json.Obj json) {
    return new TicketFields(
        values(json, "queues"),
        values(json, "statuses"),
        values(json, "priorities"),
        values(json, "types"),
        values(json, "categories"),
        values(json, "issueTypes"),
        values(json, "subIssueTypes"),
        values(json, "sources"));
  }

  static Json values(List<PickValue> values) {
    return Json.array(
        values.stream()
            .map(value ->
                Json.object()
                    .put("id", value.id())
                    .put("label", value.label())
                    .put("active", value.active())
                    .put("sortOrder", (long) value.sortOrder())
                    .put("parent", value.parent())
                    .build())
            .toList());
  }

  static List<PickValue> values(Json.Obj json, String name) {
    return objects(json, name)
        .map(it ->
            new PickValue(
                it.number("id").orElseThrow(),
                it.text("label").orElse(""),
                it.bool("active").orElse(true),
                (int) it.number("sortOrder").orElse(0),
                optional(it, "parent")))
        .toList();
  }

  static Json.Obj hooks(List<Hook> hooks) {
    return list(
        hooks.stream()
            .map(hook ->
                Json.object()
                    .put("entity", hook.entity().word())
                    .put("psaId", hook.psaId())
                    .put("guid", hook.guid())
                    .put("url", hook.url())
                    .put("active", hook.active())
                    .build())
            .toList());
  }

  static List<Hook> hooks(Json.Obj json) {
    return objects(json, ITEMS)
        .flatMap(it ->
            it.text("entity").flatMap(Entity::find).stream()
                .map(entity ->
                    new Hook(
                        entity,
                        it.number("psaId").orElseThrow(),
                        it.text("guid").orElse(null),
                        it.text("url").orElse(""),
                        it.bool("active").orElse(false))))
        .toList();
  }

  static Json.Obj note(ProvisionNote note) {
    return Json.object()
        .put("at", note.at())
        .put("state", note.state().name())
        .put("message", note.message())
        .put("nextStep", note.nextStep())
        .put("psaErrors", Json.texts(note.psaErrors()))
        .build();
  }

  static ProvisionNote note(Json.Obj json) {
    String state = json.text("state").orElse("");
    return new ProvisionNote(
        Instant.parse(json.text("at").orElseThrow()),
        Stream.of(ProvisionNote.State.values())
            .filter(it -> it.name().equals(state))
            .findFirst()
            .orElse(ProvisionNote.State.FAILED),
        json.text("message").orElse(""),
        json.text("nextStep").orElse(""),
        json.list("psaErrors").stream().flatMap(it -> it.asText().stream()).toList());
  }

  private static Json.Obj list(List<? extends Json> items) {
    return Json.object().put(ITEMS, Json.array(items)).build();
  }

  static Stream<Json.Obj> objects(Json.Obj json, String name) {
    return json.list(name).stream()
        .flatMap(it -> it instanceof Json.Obj obj ? Stream.of(obj) : Stream.empty());
  }

  private static @Nullable Long optional(Json.Obj json, String name) {
    var number = json.number(name);
    return number.isPresent() ? number.getAsLong() : null;
  }
}

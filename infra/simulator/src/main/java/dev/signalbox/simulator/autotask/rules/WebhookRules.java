package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// Autotask developer help, Webhooks, creating webhooks. Texts without a public source are ours.
final class WebhookRules implements EntityRules {

  static final EntityRules INSTANCE = new WebhookRules();

  private static final int MOST_ACTIVE = 50;
  private static final List<String> EVENTS =
      List.of(
          "isSubscribedToCreateEvents", "isSubscribedToUpdateEvents", "isSubscribedToDeleteEvents");
  static final List<String> CHILDREN = List.of("Field", "UdfField", "ExcludedResource");

  private WebhookRules() {}

  @Override
  public Row creating(Write write, Row draft) {
    check(write, draft);
    requireRoomFor(write);
    String origin = draft.entity() + "/" + draft.id() + "/" + write.now();
    Row filled = draft;
    for (String event : EVENTS) {
      filled = filled.with(event, draft.isTrue(event));
    }
    return filled
        .with("isReady", false)
        .with("ownerResourceID", write.resource())
        .with(
            "webhookGUID",
            UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    check(write, draft);
    return draft;
  }

  private static void check(Write write, Row draft) {
    HookUrl.check(write, draft, "webhookUrl");
    HookUrl.check(write, draft, "deactivationUrl");
    if (EVENTS.stream().noneMatch(draft::isTrue)) {
      throw Refused.because("A webhook must be subscribed to at least one type of event.");
    }
    // Inactive ones count as well.
    boolean isDouble =
        others(write, draft)
            .filter(row -> Objects.equals(row.value("webhookUrl"), draft.value("webhookUrl")))
            .anyMatch(row -> EVENTS.stream().anyMatch(e -> row.isTrue(e) && draft.isTrue(e)));
    if (isDouble) {
      throw Refused.because("A webhook with the same entity, URL and event type already exists.");
    }
    long active = others(write, draft).filter(row -> row.isTrue("isActive")).count();
    if (draft.isTrue("isActive") && active >= MOST_ACTIVE) {
      throw Refused.because("There are already 50 active webhooks for this entity.");
    }
  }

  private static Stream<Row> others(Write write, Row draft) {
    return write.store().table(draft.entity()).rows().filter(row -> row.id() != draft.id());
  }

  /// The level of an API user says how many webhooks it may own, over all entities.
  private static void requireRoomFor(Write write) {
    OptionalLong most =
        write.tenant().people().users().stream()
            .filter(user -> user.resourceId() == write.actor().id())
            .mapToLong(ApiUser::maximumWebhooks)
            .findFirst();
    if (most.isPresent() && owned(write.store(), write.actor().id()) >= most.getAsLong()) {
      throw Refused.because(
          "The logged in Resource has reached its maximum number of webhooks, "
              + most.getAsLong()
              + ".");
    }
  }

  private static long owned(Store store, long owner) {
    return store.schema().entities().stream()
        .filter(entity -> entity.name().endsWith("Webhook"))
        .flatMap(entity -> store.table(entity).rows())
        .filter(row -> row.number("ownerResourceID").equals(OptionalLong.of(owner)))
        .count();
  }

  @Override
  public void deleting(Write write, Row row) {
    for (String child : CHILDREN) {
      write
          .tenant()
          .schema()
          .find(row.entity().name() + child)
          .ifPresent(entity ->
              write
                  .store()
                  .table(entity)
                  .rows()
                  .filter(each -> each.number("webhookID").equals(OptionalLong.of(row.id())))
                  .toList()
                  .forEach(each -> write.store().remove(each, write.actor())));
    }
  }
}

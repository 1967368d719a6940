package dev.signalbox.simulator.autotask.webhooks;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Change;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.hooks.Hook;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One webhook row with its fields and exclusions, as of now.
///
/// @param subscribed fields whose change triggers
/// @param always fields that every message shows
record Subscription(
    WatchedEntity watched,
    Row row,
    List<Field> subscribed,
    List<Field> always,
    Set<Long> excluded) {

  static Subscription read(AutotaskSimulator autotask, WatchedEntity watched, Row row) {
    List<Row> chosen = children(autotask, watched.hookFields(), row.id());
    return new Subscription(
        watched,
        row,
        named(autotask, watched, chosen, "isSubscribedField"),
        named(autotask, watched, chosen, "isDisplayAlwaysField"),
        children(autotask, watched.exclusions(), row.id()).stream()
            .map(exclusion -> exclusion.number("resourceID").orElse(-1))
            .collect(Collectors.toSet()));
  }

  private static List<Row> children(AutotaskSimulator autotask, String entity, long hook) {
    return autotask
        .table(entity)
        .rows()
        .filter(child -> child.number("webhookID").orElse(-1) == hook)
        .toList();
  }

  /// Numbers stand for fields by their labels.
  private static List<Field> named(
      AutotaskSimulator autotask, WatchedEntity watched, List<Row> chosen, String flag) {
    EntityType entity = autotask.schema().require(watched.entity());
    EntityType choices = autotask.schema().require(watched.hookFields());
    return chosen.stream()
        .filter(choice -> choice.isTrue(flag))
        .map(choice -> choice.number("fieldID").orElse(0))
        .flatMap(number ->
            autotask.picklists().find(choices, choices.require("fieldID"), number).stream())
        .flatMap(pick -> entity.field(pick.label()).stream())
        .toList();
  }

  /// Whether this hook hears of a change: active, with at least one subscribed field, subscribed to
  /// this kind of event, and, for an update, to one of the fields that moved.
  ///
  /// @param ready whether the vendor has noticed its fields by now
  boolean wants(Change change, boolean ready) {
    return row.isTrue("isActive")
        && ready
        && !subscribed.isEmpty()
        && row.isTrue(flag(change.action()))
        && (change.action() != Change.Action.UPDATE
            || subscribed.stream().anyMatch(field -> change.moved(field.name())));
  }

  private static String flag(Change.Action action) {
    return switch (action) {
      case CREATE -> "isSubscribedToCreateEvents";
      case UPDATE -> "isSubscribedToUpdateEvents";
      case DELETE -> "isSubscribedToDeleteEvents";
    };
  }

  boolean excludes(Actor actor, HookSwitches switches) {
    boolean resource = !actor.isContact() && excluded.contains(actor.id());
    boolean impersonator =
        switches.excludesImpersonator()
            && actor.impersonator().isPresent()
            && excluded.contains(actor.impersonator().getAsLong());
    return resource || impersonator;
  }

  long owner() {
    return row.number("ownerResourceID").orElse(0);
  }

  Hook hook(String account) {
    return new Hook(
        account,
        watched.entity(),
        row.id(),
        row.text("webhookGUID").orElse(""),
        row.text("name").orElse(""),
        row.text("webhookUrl").orElse(""),
        row.text("deactivationUrl").orElse(""),
        row.text("secretKey").orElse(""),
        row.isTrue("sendThresholdExceededNotification"));
  }
}

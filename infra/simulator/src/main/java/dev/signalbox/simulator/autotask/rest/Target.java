package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.schema.ChildPath;
import dev.signalbox.simulator.autotask.schema.EntityType;
import org.jspecify.annotations.Nullable;

/// What a path means.
sealed interface Target {

  /// The entity whose threads the call takes; null for calls about none.
  default @Nullable EntityType entity() {
    return null;
  }

  /// `/Tickets`
  record Collection(EntityType entity) implements Target {}

  /// `/Tickets/{id}`
  record Item(EntityType entity, long id) implements Target {}

  /// `/Tickets/query`
  record Query(EntityType entity) implements Target {}

  /// `/Tickets/query/count`
  record Count(EntityType entity) implements Target {}

  /// `/Tickets/query/next` and `/Tickets/query/previous`
  record Neighbour(EntityType entity, boolean next) implements Target {}

  /// `/Tickets/entityInformation`
  record Information(EntityType entity) implements Target {}

  /// `/Tickets/entityInformation/fields`
  record Fields(EntityType entity) implements Target {}

  /// `/Tickets/entityInformation/userDefinedFields`
  record UserDefined(EntityType entity) implements Target {}

  /// `/Tickets/{id}/Notes`
  record Children(EntityType entity, ChildPath path, long parent) implements Target {}

  /// `/Tickets/{id}/Notes/{id}`
  record Child(EntityType entity, ChildPath path, long parent, long id) implements Target {}

  /// Calls about the database itself.
  enum Utility implements Target {
    THRESHOLD,
    VERSION,
    ENTITIES
  }

  /// No route.
  record Nowhere() implements Target {}
}

package dev.signalbox.simulator.autotask.store;

import dev.signalbox.simulator.autotask.schema.EntityType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One committed change of one record.
///
/// @param number counts all changes of this simulator from 1
/// @param before null for a create
/// @param after null for a delete
public record Change(
    long number,
    Instant at,
    EntityType entity,
    long id,
    Action action,
    @Nullable Row before,
    @Nullable Row after,
    Actor actor) {

  /// What happened.
  public enum Action {
    CREATE,
    UPDATE,
    DELETE
  }

  public boolean moved(String field) {
    Object old = before == null ? null : before.value(field);
    Object now = after == null ? null : after.value(field);
    return !java.util.Objects.equals(old, now);
  }
}

package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one entity does beyond its metadata. The default does nothing.
interface EntityRules {

  /// Fills gaps before required fields are checked.
  default Row defaults(Write write, Row draft) {
    return draft;
  }

  /// A record that is there already and takes the place of the new one.
  default Optional<Row> already(Write write, Row draft) {
    return Optional.empty();
  }

  /// Checks a new record and fills what the server fills.
  default Row creating(Write write, Row draft) {
    return draft;
  }

  /// Checks a change and fills what the server fills.
  ///
  /// @param body what was sent: some rules ask which fields were named
  default Row updating(Write write, Row before, Row draft, Json.Obj body) {
    return draft;
  }

  default void deleting(Write write, Row row) {}

  /// What a done write brings about elsewhere.
  ///
  /// @param before null for a create
  /// @param after null for a delete
  default void done(Write write, @Nullable Row before, @Nullable Row after) {}
}

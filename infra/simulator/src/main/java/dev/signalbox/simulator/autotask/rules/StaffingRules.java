package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// ResourceRoles shows what the entities of departments and service desk hold (Autotask developer
/// help, REST entities, ResourceRoles).
final class StaffingRules implements EntityRules {

  @Override
  public void done(Write write, @Nullable Row before, @Nullable Row after) {
    if (after == null) {
      return;
    }
    var view = write.tenant().schema().require("ResourceRole");
    OptionalLong resource = after.number("resourceID");
    OptionalLong role = after.number("roleID");
    Row shown =
        write
            .store()
            .table(view)
            .rows()
            .filter(row -> row.number("resourceID").equals(resource))
            .filter(row -> row.number("roleID").equals(role))
            .filter(row -> !row.has("queueID"))
            .findFirst()
            .orElseGet(() -> Row.empty(view).with("id", write.store().nextId(view)));
    Row same =
        shown
            .with("resourceID", after.value("resourceID"))
            .with("roleID", after.value("roleID"))
            .with("isActive", after.value("isActive"));
    write
        .store()
        .put(
            after.entity().field("departmentID").isPresent()
                ? same.with("departmentID", after.value("departmentID"))
                : same,
            write.actor());
  }
}

package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;

/// Autotask developer help, REST entities, Companies.
final class CompanyRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    Row filled =
        draft
            .with("createDate", write.now())
            .with("createdByResourceID", write.resource())
            .with("impersonatorCreatorResourceID", write.impersonator());
    return moved(write, filled.has("isActive") ? filled : filled.with("isActive", true))
        .with("lastActivityDate", write.now());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    return moved(write, draft);
  }

  private static Row moved(Write write, Row row) {
    Row tracked = row.with("lastTrackedModifiedDateTime", write.now());
    return write.switches().dates().companiesMoveActivity()
        ? tracked.with("lastActivityDate", write.now())
        : tracked;
  }
}

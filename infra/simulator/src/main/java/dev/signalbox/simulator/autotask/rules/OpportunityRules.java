package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;

/// Autotask developer help, REST entities, Opportunities.
final class OpportunityRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    return draft
        .with("createDate", write.now())
        .with("creatorResourceID", write.resource())
        .with("impersonatorCreatorResourceID", write.impersonator())
        .with("lastActivity", write.now());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    return draft.with("lastActivity", write.now());
  }
}

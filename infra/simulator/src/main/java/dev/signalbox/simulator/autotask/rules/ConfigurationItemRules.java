package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;

/// Dates of configuration items.
final class ConfigurationItemRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    return draft.with("createDate", write.now()).with("lastModifiedTime", write.now());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    return draft.with("lastModifiedTime", write.now());
  }
}

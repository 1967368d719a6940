package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;

/// Autotask developer help, REST entities, CompanyLocations.
final class LocationRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    if (write.find("Company", draft.number("companyID")).isEmpty()) {
      throw FieldChecks.badReference("companyID", "Company");
    }
    return draft.has("isActive") ? draft : draft.with("isActive", true);
  }
}

package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;

/// Autotask developer help, REST entities, Contacts. An address may be used by many.
final class ContactRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    if (write.find("Company", draft.number("companyID")).isEmpty()) {
      throw FieldChecks.badReference("companyID", "Company");
    }
    return modified(write, draft)
        .with("lastActivityDate", write.now())
        .with("createDate", write.now())
        .with("impersonatorCreatorResourceID", write.impersonator());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    return modified(write, draft);
  }

  private static Row modified(Write write, Row row) {
    Row modified = row.with("lastModifiedDate", write.now());
    return write.switches().dates().contactsMoveActivity()
        ? modified.with("lastActivityDate", write.now())
        : modified;
  }
}

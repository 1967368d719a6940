package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;

/// Pages of others that the vendor shows: on a ticket, or as a widget (Autotask developer help,
/// REST entities, IntegrationVendorInsights and IntegrationVendorWidgets). The text is ours.
final class InsightRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    if (write.byApi() && !write.switches().insights().vendorIdentifier()) {
      throw Refused.because("The API tracking identifier is not that of an integration vendor.");
    }
    HookUrl.check(write, draft, "referenceUrl");
    return draft.with("createDateTime", write.now()).with("lastModifiedDateTime", write.now());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    HookUrl.check(write, draft, "referenceUrl");
    return draft.with("lastModifiedDateTime", write.now());
  }
}

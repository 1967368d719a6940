package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;

/// Autotask developer help, REST entities, TicketChecklistItems.
final class ChecklistRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    if (write.find("Ticket", draft.number("ticketID")).isEmpty()) {
      throw FieldChecks.badReference("ticketID", "Ticket");
    }
    return completion(write, draft);
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    return before.isTrue("isCompleted") == draft.isTrue("isCompleted")
        ? draft
        : completion(write, draft);
  }

  private static Row completion(Write write, Row draft) {
    boolean done = draft.isTrue("isCompleted");
    return draft
        .with("isCompleted", done)
        .with("isImportant", draft.isTrue("isImportant"))
        .with("completedDateTime", done ? write.now() : null)
        .with("completedByResourceID", done ? write.resource() : null);
  }
}

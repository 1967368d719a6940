package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Gives a new ticket the tenant's default category and the values that its category preselects
/// (Autotask developer help, REST entities, TicketCategoryFieldDefaults).
final class CategoryDefaults {

  /// The field of the defaults by the field of the ticket.
  private static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("status", "status"),
          Map.entry("priority", "priority"),
          Map.entry("queueID", "queueID"),
          Map.entry("issueType", "issueTypeID"),
          Map.entry("subIssueType", "subIssueTypeID"),
          Map.entry("source", "sourceID"),
          Map.entry("ticketType", "ticketTypeID"),
          Map.entry("billingCodeID", "workTypeID"),
          Map.entry("serviceLevelAgreementID", "serviceLevelAgreementID"),
          Map.entry("title", "title"),
          Map.entry("description", "description"),
          Map.entry("estimatedHours", "estimatedHours"),
          Map.entry("purchaseOrderNumber", "purchaseOrderNumber"));

  private CategoryDefaults() {}

  static Row fill(Write write, Row draft) {
    Row filled = draft.has("ticketCategory") ? draft : withDefaultCategory(write, draft);
    Optional<Row> defaults = defaultsOf(write, filled.number("ticketCategory"));
    if (defaults.isEmpty()) {
      return filled;
    }
    for (Map.Entry<String, String> source : SOURCES.entrySet()) {
      if (!filled.has(source.getKey())) {
        filled = filled.with(source.getKey(), defaults.get().value(source.getValue()));
      }
    }
    return filled;
  }

  private static Row withDefaultCategory(Write write, Row draft) {
    return write
        .store()
        .table("TicketCategory")
        .rows()
        .filter(category -> category.isTrue("isGlobalDefault"))
        .findFirst()
        .map(category -> draft.with("ticketCategory", category.id()))
        .orElse(draft);
  }

  private static Optional<Row> defaultsOf(Write write, OptionalLong category) {
    return write
        .store()
        .table("TicketCategoryFieldDefault")
        .rows()
        .filter(row -> row.number("ticketCategoryID").equals(category))
        .findFirst();
  }
}

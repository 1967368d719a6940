package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the vendor keeps of a ticket's past: free text, no values before and after (Autotask
/// developer help, SOAP entities, TicketHistoryEntity). The words are ours.
final class TicketHistoryRows {

  private static final List<String> TOLD =
      List.of("status", "queueID", "priority", "assignedResourceID");

  private TicketHistoryRows() {}

  static void add(Write write, @Nullable Row before, Row after) {
    if (before == null) {
      add(write, after, "Created", "The ticket was created.");
      return;
    }
    for (String field : TOLD) {
      if (TicketRules.differs(before, after, field)) {
        String from = label(write, before, field);
        String to = label(write, after, field);
        add(write, after, "Edited", field + " changed from " + from + " to " + to + ".");
      }
    }
  }

  private static String label(Write write, Row ticket, String name) {
    Field field = ticket.entity().require(name);
    OptionalLong value = ticket.number(name);
    if (value.isEmpty()) {
      return "nothing";
    }
    return write
        .tenant()
        .picklists()
        .find(ticket.entity(), field, value.getAsLong())
        .map(PickValue::label)
        .orElse(Long.toString(value.getAsLong()));
  }

  private static void add(Write write, Row ticket, String action, String detail) {
    EntityType history = write.tenant().schema().require("TicketHistory");
    write
        .store()
        .put(
            Row.empty(history)
                .with("id", write.store().nextId(history))
                .with("ticketID", ticket.id())
                .with("resourceID", write.resource())
                .with("date", write.now())
                .with("action", action)
                .with("detail", detail),
            write.actor());
  }
}

package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.EntityType;
import java.util.List;

/// Of some entities, a query takes exactly one condition: the history of a ticket comes for one
/// `ticketID` alone (Autotask developer help, SOAP entities, TicketHistoryEntity). The text is
/// ours.
final class OnlyFilter {

  private OnlyFilter() {}

  static void check(EntityType entity, List<Json> conditions) {
    entity
        .onlyBy()
        .filter(field -> !isOne(conditions, field))
        .ifPresent(field -> {
          throw Refused.because(
              "Invalid query syntax. A query of "
                  + entity.name()
                  + " takes exactly one condition: "
                  + field
                  + " equals a value.");
        });
  }

  private static boolean isOne(List<Json> conditions, String field) {
    return conditions.size() == 1
        && conditions.getFirst() instanceof Json.Obj condition
        && Keys.text(condition, "op").orElse("").equalsIgnoreCase("eq")
        && Keys.text(condition, "field").orElse("").equalsIgnoreCase(field);
  }
}

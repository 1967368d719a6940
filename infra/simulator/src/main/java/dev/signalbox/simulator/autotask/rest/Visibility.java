package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/// Rows that a caller does not get to see, without an error: error logs of webhooks that another
/// user owns (Autotask developer help, Webhooks, WebhookEventErrorLogEntity), and tickets with what
/// hangs on them for somebody without a line of business.
final class Visibility {

  private static final Map<String, String> HOOKS =
      Map.of(
          "accountWebhookID", "CompanyWebhook",
          "contactWebhookID", "ContactWebhook",
          "configurationItemWebhookID", "ConfigurationItemWebhook",
          "ticketWebhookID", "TicketWebhook",
          "ticketNoteWebhookID", "TicketNoteWebhook");

  private static final Set<String> OF_LINES =
      Set.of("Ticket", "TicketNote", "TimeEntry", "TicketHistory");

  private final AutotaskSimulator autotask;

  Visibility(AutotaskSimulator autotask) {
    this.autotask = autotask;
  }

  Predicate<Row> of(Caller caller, EntityType entity) {
    if (OF_LINES.contains(entity.name()) && !autotask.people().hasLinesOfBusiness(caller.user())) {
      return _ -> false;
    }
    return entity.name().equals("WebhookEventErrorLog")
        ? log -> HOOKS.keySet().stream().noneMatch(column -> isForeign(log, column, caller))
        : _ -> true;
  }

  private boolean isForeign(Row log, String column, Caller caller) {
    OptionalLong hook = log.number(column);
    return hook.isPresent()
        && autotask
            .table(HOOKS.getOrDefault(column, ""))
            .find(hook.getAsLong())
            .filter(row -> row.number("ownerResourceID").orElse(-1) != caller.user().resourceId())
            .isPresent();
  }
}

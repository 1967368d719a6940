package dev.signalbox.simulator.autotask.account;

import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.autotask.store.Store;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/// Rows that somebody does not get to see, without an error: error logs of webhooks that another
/// user owns (Autotask developer help, Webhooks, WebhookEventErrorLogEntity); companies and tickets
/// outside of what the security level shows (Autotask admin help, security levels), and tickets of
/// a line of business that the user is not associated with (Autotask admin help, lines of
/// business); with them what hangs on them.
public final class Visibility {

  private static final Map<String, String> HOOKS =
      Map.of(
          "accountWebhookID", "CompanyWebhook",
          "contactWebhookID", "ContactWebhook",
          "configurationItemWebhookID", "ConfigurationItemWebhook",
          "ticketWebhookID", "TicketWebhook",
          "ticketNoteWebhookID", "TicketNoteWebhook");

  private static final Set<String> OF_COMPANIES =
      Set.of("Contact", "CompanyLocation", "ConfigurationItem", "Opportunity");
  private static final String TICKET = "ticketID";

  private final Store store;
  private final People people;

  public Visibility(Store store, People people) {
    this.store = store;
    this.people = people;
  }

  /// Which rows of an entity somebody sees, as of now.
  public Predicate<Row> of(ApiUser user, EntityType entity) {
    return switch (entity.name()) {
      case "WebhookEventErrorLog" ->
          log -> HOOKS.keySet().stream().noneMatch(column -> isForeign(log, column, user));
      case "Ticket" -> tickets(user);
      case "Company" -> companies(user);
      default -> belonging(user, entity);
    };
  }

  /// What hangs on a company or a ticket is seen with it, and what hangs on one that is gone, too.
  private Predicate<Row> belonging(ApiUser user, EntityType entity) {
    if (OF_COMPANIES.contains(entity.name())) {
      return with("Company", "companyID", companies(user));
    }
    return entity.field(TICKET).isPresent() ? with("Ticket", TICKET, tickets(user)) : _ -> true;
  }

  private Predicate<Row> with(String entity, String field, Predicate<Row> seen) {
    return row -> {
      OptionalLong id = row.number(field);
      return id.isEmpty() || store.find(entity, id.getAsLong()).filter(seen.negate()).isEmpty();
    };
  }

  private Predicate<Row> companies(ApiUser user) {
    return switch (user.level().organizations()) {
      case ALL -> _ -> true;
      case QUEUES, MINE -> company -> is(company, "ownerResourceID", user);
      case NONE -> _ -> false;
    };
  }

  private Predicate<Row> tickets(ApiUser user) {
    if (!people.hasLinesOfBusiness(user)) {
      return _ -> false;
    }
    Predicate<Row> ofLine =
        ticket -> people.worksFor(user, ticket.number("organizationalLevelAssociationID"));
    return switch (user.level().serviceDesk()) {
      case ALL -> ofLine;
      case QUEUES -> ofLine.and(ticket -> isOn(ticket, user) || isInQueue(ticket, user));
      case MINE -> ofLine.and(ticket -> isOn(ticket, user));
      case NONE -> _ -> false;
    };
  }

  private boolean isOn(Row ticket, ApiUser user) {
    return is(ticket, "assignedResourceID", user)
        || store
            .table("TicketSecondaryResource")
            .rows()
            .anyMatch(row ->
                row.number(TICKET).equals(OptionalLong.of(ticket.id()))
                    && is(row, "resourceID", user));
  }

  private boolean isInQueue(Row ticket, ApiUser user) {
    return ticket.has("queueID")
        && store
            .table("ResourceRoleQueue")
            .rows()
            .anyMatch(row ->
                is(row, "resourceID", user)
                    && row.number("queueID").equals(ticket.number("queueID")));
  }

  private static boolean is(Row row, String field, ApiUser user) {
    return row.number(field).equals(OptionalLong.of(user.resourceId()));
  }

  private boolean isForeign(Row log, String column, ApiUser user) {
    OptionalLong hook = log.number(column);
    return hook.isPresent()
        && store
            .find(HOOKS.getOrDefault(column, ""), hook.getAsLong())
            .filter(row -> !is(row, "ownerResourceID", user))
            .isPresent();
  }
}

package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/// Somebody works on a ticket that is there: a technician, or its contact. `?resource=` and
/// `?contact=` say who, `?background` that nobody does.
final class Working {

  private static final int PORTAL_NOTE = 18;
  private static final int TASK_NOTE = 3;
  private static final int EVERYBODY = 1;
  private static final int INTERNAL = 2;

  private final DemoAccount account;
  private final Request request;

  Working(DemoAccount account, Request request) {
    this.account = account;
    this.request = request;
  }

  /// Who acts: whom the request names, else who is assigned, else the dispatcher.
  Actor actor(String entity, long id) {
    Optional<Actor> named =
        request
            .parameter("background")
            .map(_ -> Actor.background())
            .or(() -> parameter("contact").map(Actor::contact))
            .or(() -> parameter("resource").map(Actor::resource));
    return named.orElseGet(() -> Actor.resource(assigned(entity, id)));
  }

  private Optional<Long> parameter(String name) {
    return request
        .parameter(name)
        .map(text -> {
          try {
            return Long.valueOf(text);
          } catch (NumberFormatException _) {
            throw BadControl.invalid(name + " takes the id of a person.");
          }
        });
  }

  private long assigned(String entity, long id) {
    OptionalLong assigned =
        entity.equals("Ticket")
            ? account
                .autotask()
                .store()
                .find("Ticket", id)
                .map(row -> row.number("assignedResourceID"))
                .orElse(OptionalLong.empty())
            : OptionalLong.empty();
    return assigned.orElse(account.account().dispatcher());
  }

  /// The ticket's contact writes, unless the request names a technician or asks for an internal
  /// note.
  Row note(long ticketId, Json.Obj body) {
    Row ticket = ticket(ticketId);
    boolean internal = body.number("publish").orElse(EVERYBODY) != EVERYBODY;
    boolean technician =
        internal || request.parameter("resource").isPresent() || !ticket.has("contactID");
    Actor actor =
        technician || request.parameter("contact").isPresent()
            ? actor("Ticket", ticketId)
            : Actor.contact(ticket.number("contactID").orElseThrow());
    ObjBuilder note =
        Json.object()
            .put("ticketID", ticketId)
            .put("title", actor.isContact() ? "Reply" : "Update")
            .put(
                "description",
                actor.isContact() ? "Is there any news on this?" : "Looking into it.")
            .put("noteType", actor.isContact() ? PORTAL_NOTE : TASK_NOTE)
            .put("publish", actor.isContact() ? EVERYBODY : INTERNAL);
    body.fields().forEach(note::put);
    return account.autotask().create(actor, "TicketNote", note.build());
  }

  Row timeEntry(long ticketId, Json.Obj body) {
    ticket(ticketId);
    long resource =
        body.number("resourceID")
            .orElse(parameter("resource").orElseGet(() -> assigned("Ticket", ticketId)));
    Instant end = account.autotask().store().now().truncatedTo(ChronoUnit.MINUTES);
    Instant start = end.minus(Duration.ofMinutes(30));
    ObjBuilder entry =
        Json.object()
            .put("ticketID", ticketId)
            .put("resourceID", resource)
            .put("roleID", role(resource))
            .put("dateWorked", start.truncatedTo(ChronoUnit.DAYS))
            .put("startDateTime", start)
            .put("endDateTime", end)
            .put("hoursWorked", 0.5)
            .put("summaryNotes", "Worked on it.");
    body.fields().forEach(entry::put);
    return account.autotask().create(Actor.resource(resource), "TimeEntry", entry.build());
  }

  private Row ticket(long id) {
    return account
        .autotask()
        .store()
        .find("Ticket", id)
        .orElseThrow(() -> BadControl.missing("There is no ticket " + id + "."));
  }

  private long role(long resource) {
    return account
        .autotask()
        .table("ResourceServiceDeskRole")
        .rows()
        .filter(row -> row.number("resourceID").equals(OptionalLong.of(resource)))
        .findFirst()
        .map(row -> row.number("roleID").orElse(0))
        .orElseThrow(() -> BadControl.invalid("Resource " + resource + " has no role."));
  }
}

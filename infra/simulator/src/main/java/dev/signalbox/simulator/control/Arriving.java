package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.Arrivals.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A customer sends a ticket. What the request leaves out is filled so that the ticket looks like
/// one that nobody has touched yet.
final class Arriving {

  private final DemoAccount account;

  Arriving(DemoAccount account) {
    this.account = account;
  }

  Row ticket(Json.Obj body) {
    boolean named = has(body, "title") || has(body, "description");
    Arrival arrival = named ? new Arrival("New ticket", "", "email") : account.arrivals().next();
    ObjBuilder ticket = Json.object();
    boolean machine = arrival.source().equals("monitoring");
    contact(body)
        .ifPresentOrElse(
            contact -> {
              ticket.put("companyID", contact.number("companyID").orElse(0));
              if (!machine) {
                ticket.put("contactID", contact.id());
              }
            },
            () -> ticket.put("companyID", 0));
    ticket
        .put("title", arrival.title())
        .put("description", arrival.description())
        .put("status", account.account().status("New"))
        .put("priority", account.account().priority("Medium"))
        .put("queueID", account.account().arrivalQueue())
        .put("source", account.account().source(arrival.source()))
        .put("dueDateTime", account.autotask().store().now().plus(Duration.ofDays(2)));
    body.fields().forEach(ticket::put);
    Json.Obj whole = ticket.build();
    return account.autotask().create(actor(whole), "Ticket", whole);
  }

  private static boolean has(Json.Obj body, String name) {
    return body.find(name).isPresent();
  }

  private Actor actor(Json.Obj ticket) {
    OptionalLong contact = ticket.number("contactID");
    return contact.isPresent()
        ? Actor.contact(contact.getAsLong())
        : Actor.resource(account.account().dispatcher());
  }

  /// The one named, else the first of the company named, else anybody, in turn.
  private Optional<Row> contact(Json.Obj body) {
    if (body.fields().containsKey("contactID")) {
      return account
          .autotask()
          .table("Contact")
          .rows()
          .filter(row -> row.id() == body.number("contactID").orElse(-1))
          .findFirst();
    }
    List<Row> able =
        account
            .autotask()
            .table("Contact")
            .rows()
            .filter(row -> row.isTrue("isActive"))
            .filter(row ->
                body.number("companyID").isEmpty()
                    || row.number("companyID").equals(body.number("companyID")))
            .toList();
    if (able.isEmpty() || body.number("companyID").isPresent()) {
      return able.stream().findFirst();
    }
    return Optional.of(able.get(account.autotask().table("Ticket").size() * 7 % able.size()));
  }
}

package dev.signalbox.sync;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Instant;

/// Somebody who works at the PSA of an office.
record Technician(Office office) {

  Row create(String entity, ObjBuilder fields) {
    return office.simulator.autotask().create(actor(), entity, fields.build());
  }

  Row update(String entity, ObjBuilder fields) {
    return office.simulator.autotask().update(actor(), entity, fields.build());
  }

  void delete(String entity, long id) {
    office.simulator.autotask().delete(actor(), entity, id);
  }

  /// A new ticket of the company and the queue of one that is open.
  Row newTicket() {
    long open = office.openTickets().iterator().next();
    Row like =
        office.truth("Ticket").stream().filter(row -> row.id() == open).findFirst().orElseThrow();
    return create(
        "Ticket",
        Json.object()
            .put("companyID", like.number("companyID").orElseThrow())
            .put("title", "Scanner sends nothing")
            .put("status", 1)
            .put("priority", like.number("priority").orElseThrow())
            .put("queueID", like.number("queueID").orElseThrow()));
  }

  Row note(long ticket, String text) {
    return create(
        "TicketNote",
        Json.object()
            .put("ticketID", ticket)
            .put("title", "Call")
            .put("description", text)
            .put("noteType", 3)
            .put("publish", 2));
  }

  Row logTime(long ticket) {
    return logTime(ticket, office.clock.instant());
  }

  Row logTime(long ticket, Instant at) {
    Row like = office.truth("TimeEntry").getFirst();
    return office
        .simulator
        .autotask()
        .plant(
            "TimeEntry",
            Json.object()
                .put("ticketID", ticket)
                .put("resourceID", like.number("resourceID").orElseThrow())
                .put("roleID", like.number("roleID").orElseThrow())
                .put("dateWorked", at)
                .put("startDateTime", at.minusSeconds(900))
                .put("endDateTime", at)
                .put("hoursWorked", 0.25)
                .put("summaryNotes", "Looked into it.")
                .put("createDateTime", at)
                .put("lastModifiedDateTime", at)
                .build());
  }

  private Actor actor() {
    return Actor.resource(office.truth("Resource").getFirst().id());
  }
}

package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// What only the vendor's screens can do to a ticket: merge it into another one, or delete it
/// (Autotask admin help, Ticket merge).
final class Merging {

  private static final long COMPLETE = 5;
  private static final long MERGE_NOTE = 93;
  private static final long ABSORBED_NOTE = 94;
  private static final long INTERNAL = 2;
  private static final Set<Long> UNMERGEABLE = Set.of(3L, 4L);

  private final DemoAccount account;
  private final AutotaskSimulator autotask;
  private final Actor dispatcher;

  Merging(DemoAccount account) {
    this.account = account;
    this.autotask = account.autotask();
    this.dispatcher = Actor.resource(account.account().dispatcher());
  }

  /// The source stays and becomes Complete; notes and time move; both get a system note.
  Row merge(long sourceId, long targetId) {
    Row source = ticket(sourceId);
    Row target = ticket(targetId);
    refuse(source, target);
    return autotask
        .store()
        .write(() -> {
          move("TicketNote", sourceId, targetId);
          move("TimeEntry", sourceId, targetId);
          note(target, ABSORBED_NOTE, source);
          note(source, MERGE_NOTE, target);
          return autotask.update(
              dispatcher,
              "Ticket",
              Json.object().put("id", sourceId).put("status", COMPLETE).build());
        });
  }

  private static void refuse(Row source, Row target) {
    if (source.id() == target.id()
        || !source.number("companyID").equals(target.number("companyID"))) {
      throw Refused.because("Only different tickets of one organization can be merged.");
    }
    for (Row ticket : List.of(source, target)) {
      if (UNMERGEABLE.contains(ticket.number("ticketType").orElse(0))) {
        throw Refused.because("Problem and Change Request tickets cannot be merged.");
      }
    }
  }

  private void move(String entity, long from, long to) {
    children(entity, from)
        .forEach(row -> autotask.store().put(row.with("ticketID", to), dispatcher));
  }

  private List<Row> children(String entity, long ticket) {
    return autotask
        .table(entity)
        .rows()
        .filter(row -> row.number("ticketID").equals(OptionalLong.of(ticket)))
        .toList();
  }

  private void note(Row on, long type, Row about) {
    String number = about.text("ticketNumber").orElse("");
    boolean absorbed = type == ABSORBED_NOTE;
    Row _ =
        autotask.create(
            dispatcher,
            "TicketNote",
            Json.object()
                .put("ticketID", on.id())
                .put("noteType", type)
                .put("publish", INTERNAL)
                .put(
                    "title",
                    (absorbed ? "Absorbed Ticket Description [" : "Merged into [") + number + "]")
                .put(
                    "description",
                    absorbed
                        ? about.text("description").filter(text -> !text.isBlank()).orElse("(none)")
                        : "This ticket was merged into " + number + ".")
                .build());
  }

  Json delete(long id) {
    Row ticket = ticket(id);
    autotask
        .store()
        .write(() -> {
          for (String entity : List.of("TicketNote", "TimeEntry")) {
            children(entity, id).forEach(row -> autotask.store().remove(row, dispatcher));
          }
          autotask.store().remove(ticket, dispatcher);
          return autotask.plant(
              "DeletedTicketLog",
              Json.object()
                  .put("ticketID", id)
                  .put("ticketNumber", ticket.text("ticketNumber").orElse(""))
                  .put("ticketTitle", ticket.text("title").orElse(""))
                  .put("deletedByResourceID", account.account().dispatcher())
                  .put("deletedDateTime", autotask.store().now())
                  .build());
        });
    return Json.object().put("deleted", id).build();
  }

  private Row ticket(long id) {
    return autotask
        .store()
        .find("Ticket", id)
        .orElseThrow(() -> BadControl.missing("There is no ticket " + id + "."));
  }
}

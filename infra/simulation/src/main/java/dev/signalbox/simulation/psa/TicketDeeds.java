package dev.signalbox.simulation.psa;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What people do with tickets, their notes and the time spent on them.
final class TicketDeeds {

  private static final long COMPLETE = 5;
  private static final int PORTAL_NOTE = 18;
  private static final int TASK_NOTE = 3;

  private final PsaDatabase psa;
  private final AutotaskSimulator autotask;
  private final DeskRecords records;
  private final Dice dice;

  TicketDeeds(PsaDatabase psa, DeskRecords records, Dice dice) {
    this.psa = psa;
    this.autotask = psa.autotask();
    this.records = records;
    this.dice = dice;
  }

  /// Many at once, all of the same moment.
  void imports() {
    int many = dice.between(5, 25);
    for (int i = 0; i < many; i++) {
      arrive("Imported " + records.deed() + "." + i);
    }
  }

  void arrive(String title) {
    Optional<Row> contact = records.any("Contact").filter(row -> row.isTrue("isActive"));
    ObjBuilder ticket =
        Json.object()
            .put("title", psa.mark(title))
            .put("description", records.text("It does not work"))
            .put(
                "status",
                dice.chance(0.8) ? psa.account().status("New") : records.pick("Ticket", "status"))
            .put("priority", records.pick("Ticket", "priority"))
            .put(
                "queueID",
                dice.chance(0.6) ? psa.account().arrivalQueue() : records.pick("Ticket", "queueID"))
            .put("source", psa.account().source("email"))
            .put("dueDateTime", psa.now().plus(Duration.ofDays(2)))
            .put(
                "companyID",
                contact.flatMap(row -> DeskRecords.number(row, "companyID")).orElse(0L));
    contact.ifPresent(row -> ticket.put("contactID", row.id()));
    records.create(
        contact.map(row -> Actor.contact(row.id())).orElse(records.dispatcher()), "Ticket", ticket);
  }

  void edit(Row ticket) {
    records.update(ticket, edited());
  }

  void changeStatus(Row ticket) {
    records.update(ticket, Json.object().put("status", records.pick("Ticket", "status")));
  }

  void changeQueue(Row ticket) {
    records.update(ticket, Json.object().put("queueID", records.pick("Ticket", "queueID")));
  }

  /// Another line of business is to see to it, or ours again.
  void changeLine(Row ticket) {
    long line = dice.chance(0.5) ? Peculiarities.OUR_LINE : Peculiarities.OUR_LINE + 1;
    records.update(ticket, Json.object().put("organizationalLevelAssociationID", line));
    psa.wentToLine(ticket.id());
  }

  /// Nobody does it: a workflow rule, a recomputed agreement, a bulk edit.
  void changeInBackground(Row ticket) {
    ObjBuilder change =
        switch (dice.between(0, 4)) {
          case 0 -> Json.object().put("status", records.pick("Ticket", "status"));
          case 1 -> Json.object().put("queueID", records.pick("Ticket", "queueID"));
          default -> edited();
        };
    records.update(Actor.background(), ticket, change);
  }

  private ObjBuilder edited() {
    return switch (dice.between(0, 3)) {
      case 0 -> Json.object().put("title", psa.mark(records.text("Renamed")));
      case 1 -> Json.object().put("description", records.text("It is worse"));
      case 2 -> Json.object().put("priority", records.pick("Ticket", "priority"));
      default -> Json.object().put("resolution", records.text("Switched off and on"));
    };
  }

  /// Somebody says what kind of ticket it is, whose, and until when.
  void place(Row ticket) {
    records.update(ticket, placed());
  }

  private ObjBuilder placed() {
    return switch (dice.between(0, 6)) {
      case 0 -> assigned();
      case 1 -> Json.object().put("ticketType", records.pick("Ticket", "ticketType"));
      case 2 -> Json.object().put("ticketCategory", records.pick("Ticket", "ticketCategory"));
      case 3 -> Json.object().put("source", records.pick("Ticket", "source"));
      case 4 -> Json.object().put("issueType", records.pick("Ticket", "issueType"));
      case 5 ->
          Json.object().put("problemTicketId", records.any("Ticket").map(Row::id).orElse(null));
      default ->
          Json.object().put("dueDateTime", psa.now().plus(Duration.ofHours(dice.between(1, 90))));
    };
  }

  private ObjBuilder assigned() {
    Row role = dice.one(psa.rows("ResourceServiceDeskRole").toList());
    return Json.object()
        .put("assignedResourceID", role.number("resourceID").orElseThrow())
        .put("assignedResourceRoleID", role.number("roleID").orElseThrow());
  }

  void note(Row ticket) {
    boolean customer = ticket.has("contactID") && dice.chance(0.5);
    Actor actor =
        customer ? Actor.contact(ticket.number("contactID").orElseThrow()) : records.dispatcher();
    records.create(
        actor,
        "TicketNote",
        Json.object()
            .put("ticketID", ticket.id())
            .put("title", records.text("Note"))
            .put("description", records.text("Is there any news"))
            .put("noteType", customer ? PORTAL_NOTE : TASK_NOTE)
            .put("publish", customer ? 1 : 2));
  }

  void editNote(Row note) {
    records.update(
        note,
        Json.object()
            .put("noteType", note.number("noteType").orElse(TASK_NOTE))
            .put("publish", note.number("publish").orElse(2))
            .put("description", records.text("On second thoughts")));
  }

  void editTime(Row entry) {
    records.update(entry, Json.object().put("summaryNotes", records.text("Worked again")));
  }

  void logTime(Row ticket) {
    Row role = dice.one(psa.rows("ResourceServiceDeskRole").toList());
    long resource = role.number("resourceID").orElseThrow();
    Instant end = psa.now().truncatedTo(ChronoUnit.MINUTES);
    records.create(
        Actor.resource(resource),
        "TimeEntry",
        Json.object()
            .put("ticketID", ticket.id())
            .put("resourceID", resource)
            .put("roleID", role.number("roleID").orElseThrow())
            .put("dateWorked", end.truncatedTo(ChronoUnit.DAYS))
            .put("startDateTime", end.minus(Duration.ofMinutes(15)))
            .put("endDateTime", end)
            .put("hoursWorked", 0.25)
            .put("summaryNotes", records.text("Worked")));
  }

  void merge() {
    Optional<Row> source = records.any("Ticket");
    Optional<Row> target = records.any("Ticket");
    if (source.isEmpty()
        || target.isEmpty()
        || source.get().id() == target.get().id()
        || !source.get().number("companyID").equals(target.get().number("companyID"))) {
      return;
    }
    autotask
        .store()
        .write(() -> {
          for (String entity : List.of("TicketNote", "TimeEntry")) {
            move(entity, source.get().id(), target.get().id());
          }
          records.update(source.get(), Json.object().put("status", COMPLETE));
          records.update(
              target.get(), Json.object().put("title", psa.mark(records.text("Merged"))));
          return true;
        });
  }

  private void move(String entity, long from, long to) {
    psa.rows(entity)
        .filter(row -> row.number("ticketID").equals(OptionalLong.of(from)))
        .toList()
        .forEach(row -> {
          autotask.store().put(row.with("ticketID", to), records.dispatcher());
          psa.moved(row);
        });
  }
}

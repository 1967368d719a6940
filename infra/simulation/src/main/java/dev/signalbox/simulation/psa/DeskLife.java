package dev.signalbox.simulation.psa;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Trace;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rules.Refused;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The people of one service desk and their customers: what they do next is chance.
public final class DeskLife {

  private static final long COMPLETE = 5;
  private static final int PORTAL_NOTE = 18;
  private static final int TASK_NOTE = 3;

  /// One thing that people do.
  private enum Deed {
    ARRIVES(22),
    EDITED(14),
    STATUS_CHANGED(16),
    MOVED(6),
    NOTED(16),
    NOTE_EDITED(4),
    TIME_LOGGED(8),
    TIME_EDITED(3),
    COMPANY_CHANGED(4),
    CONTACT_CHANGED(5),
    IMPORTED(1),
    MERGED(2),
    TICKET_DELETED(1),
    NOTE_DELETED(2),
    TIME_DELETED(2);

    private final int weight;

    Deed(int weight) {
      this.weight = weight;
    }
  }

  private static final int ALL = Stream.of(Deed.values()).mapToInt(deed -> deed.weight).sum();

  private final PsaDatabase psa;
  private final AutotaskSimulator autotask;
  private final Dice dice;
  private final Trace trace;
  private final boolean deletes;
  private long count;

  /// @param deletes whether records may go for good, or to another ticket
  public DeskLife(PsaDatabase psa, Dice dice, Trace trace, boolean deletes) {
    this.psa = psa;
    this.autotask = psa.autotask();
    this.dice = dice;
    this.trace = trace;
    this.deletes = deletes;
  }

  /// Something happens.
  public void goOn() {
    Deed deed = drawn();
    count++;
    try {
      act(deed);
      trace.note(psa.key() + " " + deed + " " + count);
    } catch (Refused refused) {
      trace.note(psa.key() + " " + deed + " refused: " + refused.getMessage());
    }
  }

  private Deed drawn() {
    int point = dice.between(1, ALL);
    for (Deed deed : Deed.values()) {
      point -= deed.weight;
      if (point <= 0) {
        return deed;
      }
    }
    return Deed.ARRIVES;
  }

  private void act(Deed deed) {
    switch (deed) {
      case ARRIVES -> arrive("Arrived " + count);
      case IMPORTED -> imports();
      case EDITED -> any("Ticket").ifPresent(ticket -> update(ticket, edit()));
      case STATUS_CHANGED ->
          any("Ticket")
              .ifPresent(
                  ticket -> update(ticket, Json.object().put("status", pick("Ticket", "status"))));
      case MOVED ->
          any("Ticket")
              .ifPresent(ticket ->
                  update(ticket, Json.object().put("queueID", pick("Ticket", "queueID"))));
      case NOTED -> any("Ticket").ifPresent(this::note);
      case NOTE_EDITED -> any("TicketNote").ifPresent(this::editNote);
      case TIME_LOGGED -> any("Ticket").ifPresent(this::logTime);
      case TIME_EDITED ->
          any("TimeEntry")
              .ifPresent(
                  entry -> update(entry, Json.object().put("summaryNotes", text("Worked again"))));
      case COMPANY_CHANGED -> company();
      case CONTACT_CHANGED -> contact();
      case MERGED -> {
        if (deletes) {
          merge();
        }
      }
      case TICKET_DELETED -> remove("Ticket");
      case NOTE_DELETED -> remove("TicketNote");
      case TIME_DELETED -> remove("TimeEntry");
    }
  }

  /// Many at once, all of the same moment.
  private void imports() {
    int many = dice.between(5, 25);
    for (int i = 0; i < many; i++) {
      arrive("Imported " + count + "." + i);
    }
  }

  private void arrive(String title) {
    Optional<Row> contact = any("Contact").filter(row -> row.isTrue("isActive"));
    ObjBuilder ticket =
        Json.object()
            .put("title", psa.mark(title))
            .put("description", text("It does not work"))
            .put(
                "status", dice.chance(0.8) ? psa.account().status("New") : pick("Ticket", "status"))
            .put("priority", pick("Ticket", "priority"))
            .put(
                "queueID",
                dice.chance(0.6) ? psa.account().arrivalQueue() : pick("Ticket", "queueID"))
            .put("source", psa.account().source("email"))
            .put("dueDateTime", psa.now().plus(Duration.ofDays(2)))
            .put("companyID", contact.flatMap(row -> number(row, "companyID")).orElse(0L));
    contact.ifPresent(row -> ticket.put("contactID", row.id()));
    Row _ =
        autotask.create(
            contact.map(row -> Actor.contact(row.id())).orElse(dispatcher()),
            "Ticket",
            ticket.build());
  }

  private ObjBuilder edit() {
    return switch (dice.between(0, 3)) {
      case 0 -> Json.object().put("title", psa.mark(text("Renamed")));
      case 1 -> Json.object().put("description", text("It is worse"));
      case 2 -> Json.object().put("priority", pick("Ticket", "priority"));
      default -> Json.object().put("resolution", text("Switched off and on"));
    };
  }

  private void update(Row row, ObjBuilder changes) {
    Row _ = autotask.update(dispatcher(), row.entity().name(), changes.put("id", row.id()).build());
  }

  private void note(Row ticket) {
    boolean customer = ticket.has("contactID") && dice.chance(0.5);
    Actor actor = customer ? Actor.contact(ticket.number("contactID").orElseThrow()) : dispatcher();
    Row _ =
        autotask.create(
            actor,
            "TicketNote",
            Json.object()
                .put("ticketID", ticket.id())
                .put("title", text("Note"))
                .put("description", text("Is there any news"))
                .put("noteType", customer ? PORTAL_NOTE : TASK_NOTE)
                .put("publish", customer ? 1 : 2)
                .build());
  }

  private void editNote(Row note) {
    update(
        note,
        Json.object()
            .put("noteType", note.number("noteType").orElse(TASK_NOTE))
            .put("publish", note.number("publish").orElse(2))
            .put("description", text("On second thoughts")));
  }

  private void logTime(Row ticket) {
    Row role = dice.one(psa.rows("ResourceServiceDeskRole").toList());
    long resource = role.number("resourceID").orElseThrow();
    Instant end = psa.now().truncatedTo(ChronoUnit.MINUTES);
    Row _ =
        autotask.create(
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
                .put("summaryNotes", text("Worked"))
                .build());
  }

  private void company() {
    if (dice.chance(0.3)) {
      Row _ =
          autotask.create(
              dispatcher(),
              "Company",
              Json.object()
                  .put("companyName", psa.mark(text("Company")))
                  .put("companyType", 1)
                  .put("phone", "555-0100")
                  .put("ownerResourceID", psa.account().dispatcher())
                  .build());
    } else {
      any("Company")
          .ifPresent(
              row -> update(row, Json.object().put("companyName", psa.mark(text("Company")))));
    }
  }

  private void contact() {
    if (dice.chance(0.4)) {
      any("Company")
          .ifPresent(company -> {
            Row _ =
                autotask.create(
                    dispatcher(),
                    "Contact",
                    Json.object()
                        .put("companyID", company.id())
                        .put("firstName", text("Pat"))
                        .put("lastName", "Example")
                        .put("emailAddress", "pat" + count + "@example.com")
                        .put("isActive", 1)
                        .build());
          });
    } else {
      any("Contact").ifPresent(row -> update(row, Json.object().put("firstName", text("Chris"))));
    }
  }

  private void merge() {
    Optional<Row> source = any("Ticket");
    Optional<Row> target = any("Ticket");
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
          update(source.get(), Json.object().put("status", COMPLETE));
          update(target.get(), Json.object().put("title", psa.mark(text("Merged"))));
          return true;
        });
  }

  private void move(String entity, long from, long to) {
    psa.rows(entity)
        .filter(row -> row.number("ticketID").equals(OptionalLong.of(from)))
        .toList()
        .forEach(row -> autotask.store().put(row.with("ticketID", to), dispatcher()));
  }

  private void remove(String entity) {
    if (deletes) {
      any(entity).ifPresent(row -> autotask.delete(dispatcher(), entity, row.id()));
    }
  }

  private Optional<Row> any(String entity) {
    List<Row> rows = psa.rows(entity).filter(row -> row.id() > 0).toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(dice.one(rows));
  }

  private long pick(String entity, String field) {
    var type = autotask.schema().require(entity);
    return dice.one(
            autotask.picklists().of(type, type.require(field)).stream()
                .filter(PickValue::isActive)
                .toList())
        .value();
  }

  private static Optional<Long> number(Row row, String field) {
    OptionalLong number = row.number(field);
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  private Actor dispatcher() {
    return Actor.resource(psa.account().dispatcher());
  }

  private String text(String words) {
    return words + " " + count;
  }
}

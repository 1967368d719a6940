package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Autotask developer help, REST entities, Tickets.
final class TicketRules implements EntityRules {

  /// The one status every tenant has: Complete.
  static final long COMPLETE = 5;

  private static final List<String> CHILDREN =
      List.of(
          "TicketNote",
          "TimeEntry",
          "TicketSecondaryResource",
          "TicketAdditionalContact",
          "TicketChecklistItem",
          "TicketAttachment",
          "AttachmentInfo",
          "TicketHistory");

  private final TicketNumbers numbers;

  TicketRules(TicketNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Row defaults(Write write, Row draft) {
    return CategoryDefaults.fill(write, draft);
  }

  /// Autotask admin help, system settings, duplicate ticket handling.
  @Override
  public Optional<Row> already(Write write, Row draft) {
    Optional<String> external = draft.text("externalID").filter(id -> !id.isEmpty());
    if (!write.switches().tickets().duplicateTickets() || external.isEmpty()) {
      return Optional.empty();
    }
    return write
        .store()
        .table("Ticket")
        .rows()
        .filter(row -> row.text("externalID").equals(external))
        .filter(row -> row.number("companyID").equals(draft.number("companyID")))
        .findFirst();
  }

  @Override
  public Row creating(Write write, Row draft) {
    TicketChecks.all(write, draft);
    TicketChecks.dueDate(write, draft);
    Row filled =
        draft
            .with("ticketNumber", numbers.next(write.now()))
            .with("createDate", write.now())
            .with("creatorResourceID", write.resource())
            .with("creatorType", write.actor().isContact() ? 2L : 1L)
            .with("impersonatorCreatorResourceID", write.impersonator());
    if (write.actor().isContact()) {
      filled = filled.with("createdByContactID", write.contact());
    }
    return TicketActivity.created(write, completion(write, null, filled));
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    TicketChecks.changed(write, before, draft);
    return TicketActivity.edited(write, completion(write, before, draft));
  }

  @Override
  public void done(Write write, @Nullable Row before, @Nullable Row after) {
    if (after != null) {
      TicketHistoryRows.add(write, before, after);
    }
  }

  private static Row completion(Write write, @Nullable Row before, Row draft) {
    boolean was = before != null && isComplete(before);
    boolean is = isComplete(draft);
    if (is && !was) {
      return draft
          .with("completedDate", write.now())
          .with("completedByResourceID", write.resource());
    }
    if (was && !is && write.switches().tickets().reopenClearsCompletion()) {
      return draft.with("completedDate", null).with("completedByResourceID", null);
    }
    return draft;
  }

  static boolean isComplete(Row ticket) {
    return ticket.number("status").equals(OptionalLong.of(COMPLETE));
  }

  /// No call deletes a ticket, the vendor's screens do; a log row stays (Autotask developer help,
  /// REST entities, DeletedTicketLogs).
  @Override
  public void deleting(Write write, Row row) {
    for (String child : CHILDREN) {
      write
          .store()
          .table(child)
          .rows()
          .filter(each -> each.number("ticketID").equals(OptionalLong.of(row.id())))
          .toList()
          .forEach(each -> write.store().remove(each, write.actor()));
    }
    var logs = write.tenant().schema().require("DeletedTicketLog");
    write
        .store()
        .put(
            Row.empty(logs)
                .with("id", write.store().nextId(logs))
                .with("ticketID", row.id())
                .with("ticketNumber", row.value("ticketNumber"))
                .with("ticketTitle", row.value("title"))
                .with("deletedByResourceID", write.resource())
                .with("deletedDateTime", write.now()),
            write.actor());
  }

  static boolean differs(Row before, Row after, String... fields) {
    for (String field : fields) {
      if (!Objects.equals(before.value(field), after.value(field))) {
        return true;
      }
    }
    return false;
  }
}

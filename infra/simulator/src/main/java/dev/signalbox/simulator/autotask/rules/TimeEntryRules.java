package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.DateSwitches;
import dev.signalbox.simulator.autotask.store.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Autotask developer help, REST entities, TimeEntries. Time entries have no webhook.
final class TimeEntryRules implements EntityRules {

  private static final long ON_TICKET = 2;

  @Override
  public Row creating(Write write, Row draft) {
    TimeEntryChecks.all(write, draft);
    write
        .find("Ticket", draft.number("ticketID"))
        .ifPresent(ticket -> TicketChecks.takesMore(write, ticket));
    TimesheetChecks.mayEnter(write, WorkedTime.filled(draft));
    Row filled =
        WorkedTime.filled(draft)
            .with("timeEntryType", ON_TICKET)
            .with("billingApprovalLevelMostRecent", 0L)
            .with("createDateTime", write.now())
            .with("creatorUserID", write.resource())
            .with("impersonatorCreatorResourceID", write.impersonator());
    filled = unless(filled, "isNonBillable", false);
    filled = unless(filled, "showOnInvoice", true);
    filled = unless(filled, "offsetHours", BigDecimal.ZERO);
    return modified(write, filled);
  }

  private static Row unless(Row row, String field, Object value) {
    return row.has(field) ? row : row.with(field, value);
  }

  private static Row modified(Write write, Row row) {
    return row.with("lastModifiedDateTime", write.now())
        .with("lastModifiedUserID", write.resource());
  }

  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    // Seen on live tenants, whichever fields are sent.
    if (write.actor().impersonator().isPresent()) {
      throw Refused.because(
          "User not authorized to change Show On Invoice values for Ticket time entries");
    }
    if (before.has("billingApprovalDateTime")) {
      throw Refused.because("Time entries that have been approved cannot be changed.");
    }
    TimeEntryChecks.all(write, draft);
    TimesheetChecks.isOpen(write, before);
    TimesheetChecks.isOpen(write, draft);
    boolean timesMoved = TicketRules.differs(before, draft, "startDateTime", "endDateTime");
    // Hours alone are taken with 200 and ignored.
    Row timed =
        timesMoved
            ? WorkedTime.filled(draft)
            : draft.with("hoursWorked", before.value("hoursWorked"));
    return modified(write, timed.with("impersonatorUpdaterResourceID", write.impersonator()));
  }

  @Override
  public void deleting(Write write, Row row) {
    if (row.has("billingApprovalDateTime") || TimesheetChecks.isSubmitted(write, row)) {
      throw Refused.because(
          "You do not have permission to delete time entries that have been submitted.");
    }
    boolean isOwn = row.number("creatorUserID").orElse(-1) == write.actor().id();
    if (write.byApi() && !isOwn) {
      throw Refused.because(
          "You do not have permission to delete time entries that you did not create.");
    }
    log(write, row);
  }

  /// Autotask developer help, REST entities, DeletedTicketActivityLogs.
  private static void log(Write write, Row row) {
    var logs = write.tenant().schema().require("DeletedTicketActivityLog");
    write
        .store()
        .put(
            Row.empty(logs)
                .with("id", write.store().nextId(logs))
                .with("ticketID", row.value("ticketID"))
                .with(
                    "ticketNumber",
                    write
                        .find("Ticket", row.number("ticketID"))
                        .map(ticket -> ticket.value("ticketNumber"))
                        .orElse(null))
                .with("typeID", ON_TICKET)
                .with("activityDateTime", row.value("createDateTime"))
                .with("createdByResourceID", row.value("creatorUserID"))
                .with("deletedByResourceID", write.resource())
                .with("deletedDateTime", write.now())
                .with("startDateTime", row.value("startDateTime"))
                .with("endDateTime", row.value("endDateTime"))
                .with("hoursWorked", row.value("hoursWorked")),
            write.actor());
  }

  @Override
  public void done(Write write, @Nullable Row before, @Nullable Row after) {
    Row entry = after == null ? before : after;
    if (entry != null) {
      DateSwitches dates = write.switches().dates();
      boolean moves = after == null ? dates.removalsMoveActivity() : dates.timeMovesActivity();
      TicketActivity.touched(write, entry.number("ticketID"), moves, false);
    }
  }
}

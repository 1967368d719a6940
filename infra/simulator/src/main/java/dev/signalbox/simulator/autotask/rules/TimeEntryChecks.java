package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.stream.Stream;

/// What a time entry needs, in the order in which live tenants complain.
final class TimeEntryChecks {

  private TimeEntryChecks() {}

  static void all(Write write, Row draft) {
    require(draft.has("resourceID"), "Value does not exist for the required field resourceID");
    subject(write, draft);
    require(draft.has("roleID"), "TimeEntries for Tickets must have a roleID");
    times(write, draft);
    require(
        Staffing.hasRole(write, draft.number("resourceID"), draft.number("roleID")),
        "This roleID is not valid for this Task and Resource");
    TicketChecks.workType(write, draft);
  }

  private static void subject(Write write, Row draft) {
    long subjects =
        Stream.of("ticketID", "taskID", "internalBillingCodeID").filter(draft::has).count();
    require(
        subjects <= 1,
        // The vendor's own spelling.
        "Only one of ticketID,taskID and InternallAllocationCodeID can be used at once");
    require(!draft.has("taskID"), "This taskID does not reference a valid Task");
    require(draft.has("ticketID"), "Missing Required Field: ticketID.");
    if (write.find("Ticket", draft.number("ticketID")).isEmpty()) {
      throw FieldChecks.badReference("ticketID", "Ticket");
    }
  }

  private static void times(Write write, Row draft) {
    boolean hasTimes = draft.has("startDateTime") && draft.has("endDateTime");
    require(
        draft.has("hoursWorked") || hasTimes,
        "Must have at least one of hoursWorked or startDateTime/endDateTime");
    require(
        hasTimes || !write.switches().writes().startAndStopTimes(),
        "TimeEntries for Service tickets require a start and stop time.");
    require(
        draft.has("dateWorked") || draft.has("startDateTime"),
        "dateWorked is required when no value is supplied for startDateTime");
    require(
        WorkedTime.isPossible(draft), "hoursWorked greater than 24 hours or less than zero hours");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw Refused.because(otherwise);
    }
  }
}

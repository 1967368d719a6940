package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;

/// Autotask developer help, REST entities, TicketSecondaryResources: the text of a duplicate is
/// ours, no source records it.
final class SecondaryResourceRules implements EntityRules {

  @Override
  public Row creating(Write write, Row draft) {
    Row ticket =
        write
            .find("Ticket", draft.number("ticketID"))
            .orElseThrow(() -> FieldChecks.badReference("ticketID", "Ticket"));
    if (!Staffing.canServe(write, draft.number("resourceID"), draft.number("roleID"))) {
      throw Refused.because(
          "The specified AssignedResourceID and AssignedRoleID combination is not currently"
              + " defined");
    }
    boolean isPrimary = ticket.number("assignedResourceID").equals(draft.number("resourceID"));
    boolean isThere =
        write
            .store()
            .table(draft.entity())
            .rows()
            .anyMatch(row ->
                row.number("ticketID").equals(draft.number("ticketID"))
                    && row.number("resourceID").equals(draft.number("resourceID")));
    if (isPrimary || isThere) {
      throw Refused.because("The resource is already assigned to this ticket.");
    }
    return draft;
  }
}

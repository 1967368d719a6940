package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;

/// Autotask developer help, REST entities, TicketAdditionalContacts: at most 30 for a ticket, none
/// twice. The texts are ours.
final class AdditionalContactRules implements EntityRules {

  private static final int MOST = 30;

  @Override
  public Row creating(Write write, Row draft) {
    if (write.find("Ticket", draft.number("ticketID")).isEmpty()) {
      throw FieldChecks.badReference("ticketID", "Ticket");
    }
    List<Row> there =
        write
            .store()
            .table(draft.entity())
            .rows()
            .filter(row -> row.number("ticketID").equals(draft.number("ticketID")))
            .toList();
    if (there.size() >= MOST) {
      throw Refused.because("A ticket can have at most 30 additional contacts.");
    }
    if (there.stream().anyMatch(row -> row.number("contactID").equals(draft.number("contactID")))) {
      throw Refused.because("The contact is already associated with this ticket.");
    }
    return draft;
  }
}

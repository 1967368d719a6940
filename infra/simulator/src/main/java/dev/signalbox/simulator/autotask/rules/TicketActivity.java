package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.OptionalLong;

/// Moves the activity fields of a ticket: edits, notes and time all do (Autotask developer help,
/// REST best practices).
final class TicketActivity {

  private TicketActivity() {}

  static Row edited(Write write, Row ticket) {
    return moved(write, ticket).with("lastTrackedModificationDateTime", write.now());
  }

  /// Something was added to a ticket, changed or taken away.
  ///
  /// @param customerSees the customer can see it
  static void touched(Write write, OptionalLong ticketId, boolean customerSees) {
    write
        .find("Ticket", ticketId)
        .map(ticket -> moved(write, ticket))
        .map(ticket ->
            customerSees ? ticket.with("lastCustomerVisibleActivityDateTime", write.now()) : ticket)
        .ifPresent(ticket -> write.store().put(ticket, write.actor()));
  }

  private static Row moved(Write write, Row ticket) {
    Row moved =
        ticket
            .with("lastActivityDate", write.now())
            .with("lastActivityPersonType", write.actor().isContact() ? 2L : 1L);
    return write.actor().isContact()
        ? moved
        : moved.with("lastActivityResourceID", write.resource());
  }
}

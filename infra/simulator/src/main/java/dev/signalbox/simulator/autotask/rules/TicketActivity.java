package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.account.DateSwitches;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.OptionalLong;

/// Moves the activity fields of a ticket: edits, notes and time all do (Autotask developer help,
/// REST best practices), unless a switch keeps a kind of change from it.
final class TicketActivity {

  private TicketActivity() {}

  static Row created(Write write, Row ticket) {
    return tracked(write, moved(write, ticket));
  }

  static Row edited(Write write, Row ticket) {
    DateSwitches dates = write.switches().dates();
    if (write.actor().isBackground() && !dates.backgroundMovesDates()) {
      return ticket;
    }
    boolean moves = write.actor().isBackground() || dates.editsMoveActivity();
    return tracked(write, moves ? moved(write, ticket) : ticket);
  }

  /// Something was added to a ticket, changed or taken away.
  ///
  /// @param moves whether that moves the date of last activity
  /// @param customerSees the customer can see it
  static void touched(Write write, OptionalLong ticketId, boolean moves, boolean customerSees) {
    if (!moves) {
      return;
    }
    write
        .find("Ticket", ticketId)
        .map(ticket -> moved(write, ticket))
        .map(ticket ->
            customerSees ? ticket.with("lastCustomerVisibleActivityDateTime", write.now()) : ticket)
        .ifPresent(ticket -> write.store().put(ticket, write.actor()));
  }

  private static Row tracked(Write write, Row ticket) {
    return ticket.with("lastTrackedModificationDateTime", write.now());
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

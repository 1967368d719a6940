package dev.signalbox.simulation;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.Signal;

/// Signals as a broken product would keep them.
final class Spoilt {

  private Spoilt() {}

  static Signal withoutAssignee(Signal signal) {
    Ticket ticket = signal.ticket();
    Ticket.Parties parties = ticket.parties();
    return new Signal(
        new Ticket(
            ticket.id(),
            ticket.number(),
            ticket.title(),
            ticket.description(),
            ticket.resolution(),
            ticket.placement(),
            new Ticket.Parties(parties.company(), parties.contact(), null),
            ticket.moments(),
            ticket.parent()),
        signal.status(),
        signal.standing(),
        signal.hash(),
        signal.readAt(),
        signal.entries(),
        signal.firstSeenAt(),
        signal.revision());
  }
}

package dev.signalbox.simulator.autotask.account;

/// What the settings of an account make of tickets, and where public sources leave it open.
///
/// @param problemTicketChecked a `problemTicketId` has to be a ticket of type Problem
/// @param queueNeededWithoutResource a ticket without a resource needs a queue
/// @param reopenClearsCompletion a ticket that leaves Complete loses its completed date
/// @param duplicateTickets a create with a known external id of the company gives the ticket there
/// @param dueDateRequired a ticket needs a `dueDateTime`; metadata and live tenants differ on it
/// @param repliesReopen a customer's note on a ticket that is complete opens it again
/// @param completeTakesNoMore a ticket that is complete takes neither notes nor time
public record TicketSwitches(
    boolean problemTicketChecked,
    boolean queueNeededWithoutResource,
    boolean reopenClearsCompletion,
    boolean duplicateTickets,
    boolean dueDateRequired,
    boolean repliesReopen,
    boolean completeTakesNoMore) {

  /// The likelier answer of each.
  public static TicketSwitches likely() {
    return new TicketSwitches(false, false, true, false, false, false, false);
  }

  /// The other answer of each: what a client is run against as well.
  public static TicketSwitches unlikely() {
    return new TicketSwitches(true, true, false, true, true, true, true);
  }
}

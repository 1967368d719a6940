package dev.signalbox.simulator.demo;

/// How large a demo account is to be.
///
/// @param tickets how many in all; the golden ones come first
/// @param companies how many clients, at least one
/// @param notesPerTicket on average, beside those that golden tickets bring along
/// @param closedNotes the share of these notes that lies on closed or resolved tickets
/// @param closedTickets the share of older tickets that are closed or resolved
/// @param timesPerTicket time entries on average, if ended tickets alone do not bring so many
public record DemoPlan(
    long seed,
    int tickets,
    int companies,
    double notesPerTicket,
    double closedNotes,
    double closedTickets,
    double timesPerTicket) {

  public DemoPlan {
    require(tickets >= 0 && tickets <= 500_000, "tickets must be from 0 to 500000");
    require(companies >= 1 && companies <= 20_000, "companies must be from 1 to 20000");
    require(notesPerTicket >= 0 && notesPerTicket <= 50, "notesPerTicket must be from 0 to 50");
    require(closedNotes >= 0 && closedNotes <= 1, "closedNotes must be from 0 to 1");
    require(closedTickets >= 0 && closedTickets <= 1, "closedTickets must be from 0 to 1");
    require(timesPerTicket >= 0 && timesPerTicket <= 50, "timesPerTicket must be from 0 to 50");
  }

  /// Time entries on ended tickets only, as they come.
  public DemoPlan(
      long seed,
      int tickets,
      int companies,
      double notesPerTicket,
      double closedNotes,
      double closedTickets) {
    this(seed, tickets, companies, notesPerTicket, closedNotes, closedTickets, 0);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message + ".");
    }
  }

  public static DemoPlan standard(long seed) {
    return new DemoPlan(seed, 400, 20, 1.5, 0.7, 0.7);
  }

  /// A smaller account beside a large one, with other chances.
  public DemoPlan beside() {
    return new DemoPlan(
        seed + 7,
        Math.min(tickets, 120),
        Math.min(companies, 8),
        notesPerTicket,
        closedNotes,
        closedTickets,
        timesPerTicket);
  }
}

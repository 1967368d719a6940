package dev.signalbox.simulation.psa;

import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.List;
import java.util.OptionalLong;

/// Very many records go at once, for real: tickets with what hangs on them, or companies with all
/// that is theirs. Of most such deletions no event tells, as when a tool of the vendor's does it.
public final class MassDeletion {

  private static final double SHARE_WITHOUT_EVENTS = 0.7;
  private static final double SHARE_OF_COMPANIES = 0.3;
  private static final int MOST_LEFT = 5;
  private static final List<String> OF_TICKETS = List.of("TicketNote", "TimeEntry");

  private final PsaDatabase psa;
  private final DeskRecords records;
  private final TicketDeeds tickets;
  private final Dice dice;

  public MassDeletion(PsaDatabase psa, Dice dice) {
    this.psa = psa;
    this.records = new DeskRecords(psa, dice);
    this.tickets = new TicketDeeds(psa, records, dice);
    this.dice = dice;
  }

  /// There are more tickets than usual for something to befall them.
  public void prepare() {
    tickets.imports();
    tickets.imports();
  }

  public void happen() {
    Runnable deletion = dice.chance(SHARE_OF_COMPANIES) ? this::companies : this::tickets;
    if (dice.chance(SHARE_WITHOUT_EVENTS)) {
      psa.quietly(deletion);
    } else {
      deletion.run();
    }
  }

  private void tickets() {
    dice.shuffled(psa.rows("Ticket").toList()).stream()
        .skip(dice.between(0, MOST_LEFT))
        .forEach(this::ticket);
  }

  private void ticket(Row ticket) {
    OF_TICKETS.forEach(entity -> remove(entity, "ticketID", ticket.id()));
    records.remove(ticket);
  }

  private void companies() {
    dice.shuffled(psa.rows("Company").filter(row -> row.id() > 0).toList()).stream()
        .skip(1)
        .forEach(this::company);
  }

  private void company(Row company) {
    psa.rows("Ticket")
        .filter(row -> isOf(row, "companyID", company.id()))
        .toList()
        .forEach(this::ticket);
    CustomerDeeds.OF_COMPANIES.forEach(entity -> remove(entity, "companyID", company.id()));
    records.remove(company);
  }

  private void remove(String entity, String field, long id) {
    psa.rows(entity).filter(row -> isOf(row, field, id)).toList().forEach(records::remove);
  }

  private static boolean isOf(Row row, String field, long id) {
    return row.number(field).equals(OptionalLong.of(id));
  }
}

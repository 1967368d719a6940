package dev.signalbox.simulation.psa;

import dev.signalbox.simulation.time.Dice;
import dev.signalbox.simulation.time.Trace;
import dev.signalbox.simulator.autotask.rules.Refused;
import java.util.stream.Stream;

/// The people of one service desk and their customers: what they do next is chance.
public final class DeskLife {

  /// One thing that people do.
  private enum Deed {
    ARRIVES(22),
    EDITED(14),
    PLACED(5),
    STATUS_CHANGED(16),
    MOVED(6),
    NOTED(16),
    NOTE_EDITED(4),
    TIME_LOGGED(8),
    TIME_EDITED(3),
    COMPANY_CHANGED(5),
    CONTACT_CHANGED(5),
    CONTACT_MOVED(2),
    CONTACT_DELETED(2),
    COMPANY_DELETED(2),
    COMPANY_CLASSIFIED(3),
    LOCATION_CHANGED(4),
    LOCATION_DELETED(1),
    OPPORTUNITY_CHANGED(4),
    OPPORTUNITY_DELETED(1),
    ITEM_CHANGED(6),
    ITEM_DELETED(2),
    IMPORTED(1),
    MERGED(2),
    TICKET_DELETED(1),
    NOTE_DELETED(2),
    TIME_DELETED(2),
    LINE_CHANGED(2),
    BACKGROUND(6);

    private final int weight;

    Deed(int weight) {
      this.weight = weight;
    }
  }

  private static final int ALL = Stream.of(Deed.values()).mapToInt(deed -> deed.weight).sum();

  private final PsaDatabase psa;
  private final DeskRecords records;
  private final TicketDeeds tickets;
  private final CustomerDeeds customers;
  private final BelongingDeeds belongings;
  private final Dice dice;
  private final Trace trace;

  public DeskLife(PsaDatabase psa, Dice dice, Trace trace) {
    this.psa = psa;
    this.records = new DeskRecords(psa, dice);
    this.tickets = new TicketDeeds(psa, records, dice);
    this.customers = new CustomerDeeds(psa, records, dice);
    this.belongings = new BelongingDeeds(psa, records, dice);
    this.dice = dice;
    this.trace = trace;
  }

  /// Something happens.
  public void goOn() {
    Deed deed = drawn();
    long number = records.nextDeed();
    try {
      act(deed);
      trace.note(psa.key() + " " + deed + " " + number);
    } catch (Refused refused) {
      trace.note(psa.key() + " " + deed + " refused: " + refused.getMessage());
    }
  }

  private Deed drawn() {
    int point = dice.between(1, ALL);
    for (Deed deed : Deed.values()) {
      point -= deed.weight;
      if (point <= 0) {
        return deed;
      }
    }
    return Deed.ARRIVES;
  }

  private void act(Deed deed) {
    switch (deed) {
      case ARRIVES -> tickets.arrive("Arrived " + records.deed());
      case IMPORTED -> tickets.imports();
      case EDITED -> records.any("Ticket").ifPresent(tickets::edit);
      case PLACED -> records.any("Ticket").ifPresent(tickets::place);
      case STATUS_CHANGED -> records.any("Ticket").ifPresent(tickets::changeStatus);
      case MOVED -> records.any("Ticket").ifPresent(tickets::changeQueue);
      case NOTED -> records.any("Ticket").ifPresent(tickets::note);
      case NOTE_EDITED -> records.any("TicketNote").ifPresent(tickets::editNote);
      case TIME_LOGGED -> records.any("Ticket").ifPresent(tickets::logTime);
      case TIME_EDITED -> records.any("TimeEntry").ifPresent(tickets::editTime);
      case COMPANY_CHANGED -> customers.company();
      case CONTACT_CHANGED -> customers.contact();
      case CONTACT_MOVED -> customers.contactMoves();
      case CONTACT_DELETED -> customers.contactGoes();
      case COMPANY_DELETED -> customers.companyGoes();
      case COMPANY_CLASSIFIED -> customers.companyIsClassified();
      case LOCATION_CHANGED -> belongings.location();
      case LOCATION_DELETED -> records.remove("CompanyLocation");
      case OPPORTUNITY_CHANGED -> belongings.opportunity();
      case OPPORTUNITY_DELETED -> records.remove("Opportunity");
      case ITEM_CHANGED -> belongings.item();
      case ITEM_DELETED -> records.remove("ConfigurationItem");
      case MERGED -> tickets.merge();
      case TICKET_DELETED -> records.remove("Ticket");
      case NOTE_DELETED -> records.remove("TicketNote");
      case TIME_DELETED -> records.remove("TimeEntry");
      case LINE_CHANGED -> records.any("Ticket").ifPresent(tickets::changeLine);
      case BACKGROUND -> records.any("Ticket").ifPresent(tickets::changeInBackground);
    }
  }
}

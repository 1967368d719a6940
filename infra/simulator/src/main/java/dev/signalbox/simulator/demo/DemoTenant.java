package dev.signalbox.simulator.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Everything one demo account starts with.
///
/// @param rows in an order in which each finds what it refers to
public record DemoTenant(
    Account account, List<Draft> rows, List<Picks> picklists, List<DemoUser> users) {

  public DemoTenant {
    rows = List.copyOf(rows);
    picklists = List.copyOf(picklists);
    users = List.copyOf(users);
  }

  /// Makes an account as of a moment. The same account, plan and moment give the same rows.
  public static DemoTenant of(Account account, DemoPlan plan, Instant now) {
    List<DemoUser> users = DemoUser.of(account);
    List<Client> clients = Clients.of(account, plan.companies(), plan.seed());
    Technicians technicians = new Technicians(account, now);
    List<Draft> rows = new ArrayList<>(technicians.rows(users));
    rows.addAll(Desk.rows());
    rows.addAll(ClientRows.of(account, clients, now, plan.seed()));
    List<TicketBook.Entry> tickets =
        new TicketBook(account, technicians, now, plan)
            .entries(new StoryTeller(account, clients, now, plan.seed()).tell(plan.tickets()));
    List<Draft> work = new WorkLog(account, technicians, now, plan).rows(tickets);
    tickets.forEach(ticket -> rows.add(ticket.row()));
    rows.addAll(work);
    return new DemoTenant(account, rows, Picks.of(account), users);
  }

  /// The API user to connect with.
  public DemoUser apiUser() {
    return users.getFirst();
  }
}

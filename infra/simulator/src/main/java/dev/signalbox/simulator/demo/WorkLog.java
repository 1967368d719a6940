package dev.signalbox.simulator.demo;

import dev.signalbox.simulator.demo.Client.Person;
import dev.signalbox.simulator.demo.Technicians.Technician;
import dev.signalbox.simulator.demo.TicketBook.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The notes and time entries that technicians and customers left on tickets.
final class WorkLog {

  private record Note(Instant at, Entry ticket, Draft row) {}

  private static final int TASK_NOTE = 3;
  private static final int PORTAL_NOTE = 18;
  private static final int EVERYBODY = 1;
  private static final int INTERNAL = 2;

  private final Account account;
  private final Technicians technicians;
  private final Instant now;
  private final DemoPlan plan;
  private final Dice dice;
  private final Phrases phrases = new Phrases();
  private final List<Note> notes = new ArrayList<>();
  private final List<Draft> times = new ArrayList<>();

  WorkLog(Account account, Technicians technicians, Instant now, DemoPlan plan) {
    this.account = account;
    this.technicians = technicians;
    this.now = now;
    this.plan = plan;
    this.dice = Dice.of(plan.seed(), account.key() + " work");
  }

  List<Draft> rows(List<Entry> tickets) {
    tickets.forEach(this::resolved);
    remarks(tickets);
    tickets.forEach(this::begun);
    efforts(tickets);
    notes.sort(Comparator.comparing(Note::at));
    long id = account.firstId("note");
    List<Draft> rows = new ArrayList<>();
    for (Note note : notes) {
      Draft row = Draft.of("TicketNote", id++);
      row.values().putAll(note.row().values());
      rows.add(row.put("id", row.id()));
      TicketBook.touch(note.ticket().row(), note.at());
    }
    rows.addAll(times);
    return rows;
  }

  private void resolved(Entry ticket) {
    ticket
        .told()
        .story()
        .resolution()
        .ifPresent(known -> {
          if (ticket.fate().ended()) {
            known.notes().forEach(text -> goldenNote(ticket, text));
            known.work().forEach(work -> time(ticket, work.minutes(), work.summary()));
          }
        });
    if (ticket.told().story().resolution().isEmpty() && ticket.fate().ended()) {
      Draft row = ticket.row();
      row.put("resolution", said("resolution", ticket));
      if (dice.chance(0.6)) {
        time(ticket, 5 * dice.between(1, 12), said("work", ticket));
      }
    }
  }

  /// Half of the open tickets that somebody has taken have cost time already.
  private void begun(Entry ticket) {
    boolean taken = !ticket.fate().ended() && ticket.assignee().isPresent();
    if (taken && dice.chance(0.5)) {
      for (int left = dice.between(1, 3); left > 0; left--) {
        time(ticket, 5 * dice.between(1, 9), said("work", ticket));
      }
    }
  }

  private void goldenNote(Entry ticket, String text) {
    int colon = text.indexOf(": ");
    String author = colon > 0 ? text.substring(0, colon) : "";
    Technician technician = technicians.named(author, queue(ticket), dice);
    note(ticket, "Work done", text.substring(Math.max(0, colon + 2)), Optional.of(technician));
  }

  /// Fills both sides of the line between open and closed up to the planned share.
  private void remarks(List<Entry> tickets) {
    long wanted = Math.round(plan.notesPerTicket() * tickets.size());
    List<Entry> closed = tickets.stream().filter(ticket -> ticket.fate().ended()).toList();
    List<Entry> open = tickets.stream().filter(ticket -> !ticket.fate().ended()).toList();
    long onClosed = open.isEmpty() ? wanted : Math.round(wanted * plan.closedNotes());
    add(closed, onClosed - notes.size());
    add(open, wanted - onClosed);
  }

  private void add(List<Entry> tickets, long count) {
    for (long left = tickets.isEmpty() ? 0 : count; left > 0; left--) {
      Entry ticket = dice.pick(tickets);
      boolean customer = ticket.told().contact().isPresent() && dice.chance(0.3);
      if (customer) {
        note(ticket, "", said("customerRemark", ticket), Optional.empty());
      } else {
        Technician author = ticket.assignee().orElseGet(() -> technicians.of(queue(ticket), dice));
        note(ticket, "Update", said("remark", ticket), Optional.of(author));
      }
    }
  }

  private void efforts(List<Entry> tickets) {
    long wanted = tickets.isEmpty() ? 0 : Math.round(plan.timesPerTicket() * tickets.size());
    while (times.size() < wanted) {
      Entry ticket = dice.pick(tickets);
      time(ticket, 5 * dice.between(1, 12), said("work", ticket));
    }
  }

  private long queue(Entry ticket) {
    return account.queue(ticket.told().story().labels().queue());
  }

  private String said(String kind, Entry ticket) {
    Client client = ticket.told().client().orElseGet(() -> Clients.of(account, 1, 1).getFirst());
    Person me = ticket.told().contact().orElse(client.people().getFirst());
    return phrases.any(kind, client, me, dice);
  }

  private void note(Entry ticket, String title, String text, Optional<Technician> author) {
    Instant at = moment(ticket);
    Draft row =
        Draft.of("TicketNote", 0)
            .put("ticketID", ticket.id())
            .put("title", title)
            .put("description", text.replace("\n", "\r\n"))
            .put("noteType", author.isPresent() ? TASK_NOTE : PORTAL_NOTE)
            .put("publish", author.isPresent() ? INTERNAL : EVERYBODY)
            .put("createDateTime", at)
            .put("lastActivityDate", at)
            .put("creatorResourceID", author.map(Technician::resource).orElse(null))
            .put(
                "createdByContactID",
                author.isPresent() ? null : ticket.told().contact().map(Person::id).orElse(null));
    notes.add(new Note(at, ticket, row));
  }

  private void time(Entry ticket, int minutes, String summary) {
    Technician author = ticket.assignee().orElseGet(() -> technicians.of(queue(ticket), dice));
    Instant end = moment(ticket).truncatedTo(ChronoUnit.MINUTES);
    Instant start = end.minus(Duration.ofMinutes(minutes));
    BigDecimal hours =
        BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 4, RoundingMode.HALF_UP);
    times.add(
        Draft.of("TimeEntry", account.firstId("time") + times.size())
            .put("ticketID", ticket.id())
            .put("resourceID", author.resource())
            .put("roleID", author.role())
            .put("billingCodeID", 29682801)
            .put("dateWorked", start.truncatedTo(ChronoUnit.DAYS))
            .put("startDateTime", start)
            .put("endDateTime", end)
            .put("hoursWorked", hours)
            .put("hoursToBill", hours)
            .put("offsetHours", BigDecimal.ZERO)
            .put("summaryNotes", summary)
            .put("internalNotes", "")
            .put("isNonBillable", false)
            .put("showOnInvoice", true)
            .put("timeEntryType", 2)
            .put("billingApprovalLevelMostRecent", 0)
            .put("createDateTime", end)
            .put("creatorUserID", author.resource())
            .put("lastModifiedDateTime", end)
            .put("lastModifiedUserID", author.resource()));
    TicketBook.touch(ticket.row(), end);
  }

  private Instant moment(Entry ticket) {
    Instant from = ticket.told().at();
    return from.plus(dice.within(Duration.between(from, ticket.until(now))));
  }
}

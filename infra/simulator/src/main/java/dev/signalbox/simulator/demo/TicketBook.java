package dev.signalbox.simulator.demo;

import dev.signalbox.simulator.demo.StoryTeller.Told;
import dev.signalbox.simulator.demo.Technicians.Technician;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns told stories into ticket rows, with what followed from each.
final class TicketBook {

  /// A ticket with what its notes and time entries need to know.
  record Entry(Told told, Fate fate, long id, Optional<Technician> assignee, Draft row) {

    /// When work on it stopped, or today.
    Instant until(Instant now) {
      return fate.endedAt().orElse(now);
    }
  }

  private static final DateTimeFormatter NUMBER =
      DateTimeFormatter.ofPattern("'T'yyyyMMdd").withZone(ZoneOffset.UTC);

  /// The bundle whose duplicates a dispatcher has already put under their parent.
  private static final String BUNDLED = "B5";

  private static final Map<String, Integer> TICKET_TYPES =
      Map.of("request", 1, "noise", 1, "incident", 2, "problem", 3, "change", 4, "alert", 5);

  private final Account account;
  private final Technicians technicians;
  private final IssueTypes issues;
  private final Instant now;
  private final double closedShare;
  private final Dice dice;
  private final Map<String, Integer> perDay = new HashMap<>();

  TicketBook(Account account, Technicians technicians, Instant now, DemoPlan plan) {
    this.account = account;
    this.technicians = technicians;
    this.issues = new IssueTypes(account);
    this.now = now;
    this.closedShare = plan.closedTickets();
    this.dice = Dice.of(plan.seed(), account.key() + " tickets");
  }

  List<Entry> entries(List<Told> stories) {
    List<Entry> entries = new ArrayList<>();
    long parent = 0;
    for (Told told : stories) {
      long id = account.firstId("ticket") + entries.size();
      boolean bundled = told.golden() && told.story().bundle().filter(BUNDLED::equals).isPresent();
      boolean child = bundled && parent != 0;
      Entry entry = entry(told, id, child);
      if (bundled && !child) {
        parent = id;
        entry.row().put("ticketType", TICKET_TYPES.get("problem"));
      } else if (child) {
        entry.row().put("problemTicketId", parent).put("ticketType", TICKET_TYPES.get("incident"));
      }
      entries.add(entry);
    }
    return entries;
  }

  private Entry entry(Told told, long id, boolean child) {
    Fate fate = Fate.of(told, child, now, closedShare, dice);
    Draft row = Draft.of("Ticket", id);
    describe(row, told);
    Optional<Technician> assignee = Optional.empty();
    if (fate.dispatched()) {
      long queue = account.queue(told.story().labels().queue());
      assignee = Optional.of(technicians.of(queue, dice));
      dispatch(row, told.story().labels(), queue, assignee.get());
    } else {
      row.put("queueID", account.arrivalQueue()).put("priority", account.priority("Medium"));
    }
    row.put("status", account.status(fate.status()));
    fate.endedAt().ifPresent(at -> end(row, told, fate, at));
    touch(row, fate.endedAt().orElse(told.at()));
    return new Entry(told, fate, id, assignee, row);
  }

  private void describe(Draft row, Told told) {
    Story story = told.story();
    row.put("ticketNumber", number(told.at()))
        .put("title", story.title().substring(0, Math.min(255, story.title().length())))
        .put("description", story.description().replace("\r", "").replace("\n", "\r\n"))
        .put("companyID", told.client().map(Client::id).orElse(0L))
        .put("contactID", told.contact().map(Client.Person::id).orElse(null))
        .put("companyLocationID", told.contact().map(one -> one.site().id()).orElse(null))
        .put("source", account.source(story.source()))
        .put("ticketCategory", story.source().equals("monitoring") ? 2 : 3)
        .put("createDate", told.at())
        .put("creatorResourceID", account.resource(0))
        .put("creatorType", told.contact().isPresent() ? 2 : 1)
        .put("createdByContactID", told.contact().map(Client.Person::id).orElse(null))
        .put("dueDateTime", told.at().plus(Duration.ofDays(2)))
        .put("serviceLevelAgreementID", null)
        .put("resolution", "")
        .put("externalID", "")
        .put("purchaseOrderNumber", "")
        .put("isAssignedToComanaged", false)
        .put("isVisibleToComanaged", false);
  }

  private void dispatch(Draft row, Story.Labels labels, long queue, Technician assignee) {
    row.put("queueID", queue)
        .put("priority", account.priority(labels.priority()))
        .put("ticketType", TICKET_TYPES.get(labels.kind()))
        .put("issueType", issues.type(labels.issueType()))
        .put("subIssueType", issues.subType(labels.subIssueType()))
        .put("assignedResourceID", assignee.resource())
        .put("assignedResourceRoleID", assignee.role());
  }

  private void end(Draft row, Told told, Fate fate, Instant at) {
    told.story().resolution().ifPresent(known -> row.put("resolution", known.recorded()));
    row.put("resolvedDateTime", at);
    if (fate.status().equals("Complete")) {
      row.put("completedDate", at)
          .put("completedByResourceID", row.values().get("assignedResourceID"));
    }
  }

  /// Moves the dates that follow from the last thing that happened.
  static void touch(Draft row, Instant at) {
    if (!(row.values().get("lastActivityDate") instanceof Instant known) || known.isBefore(at)) {
      for (String field :
          Set.of(
              "lastActivityDate",
              "lastTrackedModificationDateTime",
              "lastCustomerVisibleActivityDateTime")) {
        row.put(field, at);
      }
    }
  }

  private String number(Instant at) {
    String day = NUMBER.format(at);
    return day + "." + String.format("%04d", perDay.merge(day, 1, Integer::sum));
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a signal stands in its item.
final class SignalItems {

  static final String REVISION = "revision"; // N, condition of changes
  static final String READ_AT = "readAt"; // S, time, never goes back
  static final String STANDING = "standing"; // S, the standing's word
  static final String PARENT = "parent"; // N, or absent
  static final String LIST_KEY = "listKey"; // S, index `list`, partition; absent in no list
  static final String LIST_SORT = "listSort"; // S, index `list`, sort key
  // These are in the index `list`: what lists filter by.
  static final String TICKET = "ticket"; // N
  static final String NUMBER = "number"; // S
  static final String TITLE = "title"; // S
  static final String PSA_STATUS = "psaStatus"; // N
  static final String QUEUE = "queue"; // N, or absent
  static final String COMPANY = "company"; // N, or absent

  private static final String STATUS = "status"; // S, the status' word
  private static final String DESCRIPTION = "description"; // S, cut
  private static final String RESOLUTION = "resolution"; // S, cut
  private static final String PRIORITY = "priority"; // N, or absent; so are the next five
  private static final String TYPE = "type";
  private static final String CATEGORY = "category";
  private static final String ISSUE_TYPE = "issueType";
  private static final String SUB_ISSUE_TYPE = "subIssueType";
  private static final String SOURCE = "source";
  private static final String CONTACT = "contact"; // N, or absent
  private static final String ASSIGNEE = "assignee"; // N, or absent
  private static final String CREATED_AT = "createdAt"; // S, time
  private static final String CHANGED_AT = "changedAt"; // S, time
  private static final String DUE_BY = "dueBy"; // S, time, or absent; dueAt is a key of an index
  private static final String COMPLETED_AT = "completedAt"; // S, time, or absent
  private static final String HASH = "hash"; // S
  private static final String INTAKES = "intakes"; // N, entries
  private static final String RESOLUTIONS = "resolutions"; // N, entries
  private static final String FIRST_SEEN_AT = "firstSeenAt"; // S, time

  private SignalItems() {}

  /// The item of a signal once it is written, with the next revision.
  static Fields fields(ConnectionRef ref, Signal signal) {
    Ticket ticket = signal.ticket();
    Fields fields =
        new Fields()
            .number(TICKET, ticket.id().value())
            .text(NUMBER, Cut.to(Cut.SHORT, ticket.number()))
            .text(TITLE, Cut.to(Cut.SHORT, ticket.title()))
            .text(DESCRIPTION, Cut.to(Cut.LONG, ticket.description()))
            .text(RESOLUTION, Cut.to(Cut.MEDIUM, ticket.resolution()))
            .optional(PARENT, parent(ticket))
            .text(STATUS, signal.status().word())
            .text(STANDING, signal.standing().word())
            .text(HASH, signal.hash())
            .time(READ_AT, signal.readAt())
            .number(INTAKES, signal.entries().intake())
            .number(RESOLUTIONS, signal.entries().resolution())
            .time(FIRST_SEEN_AT, signal.firstSeenAt())
            .number(REVISION, signal.revision() + 1);
    placement(fields, ticket.placement());
    parties(fields, ticket.parties());
    moments(fields, ticket.moments());
    return listed(fields, ref, signal);
  }

  private static void placement(Fields fields, Ticket.Placement placement) {
    fields
        .number(PSA_STATUS, placement.status())
        .optional(QUEUE, placement.queue())
        .optional(PRIORITY, placement.priority())
        .optional(TYPE, placement.type())
        .optional(CATEGORY, placement.category())
        .optional(ISSUE_TYPE, placement.issueType())
        .optional(SUB_ISSUE_TYPE, placement.subIssueType())
        .optional(SOURCE, placement.source());
  }

  private static void parties(Fields fields, Ticket.Parties parties) {
    CompanyId company = parties.company();
    ContactId contact = parties.contact();
    MemberId assignee = parties.assignee();
    fields
        .optional(COMPANY, company == null ? null : company.value())
        .optional(CONTACT, contact == null ? null : contact.value())
        .optional(ASSIGNEE, assignee == null ? null : assignee.value());
  }

  private static void moments(Fields fields, Ticket.Moments moments) {
    fields
        .time(CREATED_AT, moments.createdAt())
        .time(CHANGED_AT, moments.changedAt())
        .time(DUE_BY, moments.dueAt())
        .time(COMPLETED_AT, moments.completedAt());
  }

  private static Fields listed(Fields fields, ConnectionRef ref, Signal signal) {
    Optional<String> list = SignalLanes.of(ref, signal);
    return fields
        .text(LIST_KEY, list.orElse(null))
        .text(LIST_SORT, list.map(_ -> SignalLanes.place(signal)).orElse(null));
  }

  static @Nullable Long parent(Ticket ticket) {
    TicketId parent = ticket.parent();
    return parent == null ? null : parent.value();
  }

  static Signal signal(Item item) {
    return new Signal(
        ticket(item),
        // A status that only a newer version knows starts nothing.
        SignalStatus.find(item.text(STATUS)).orElse(SignalStatus.ACTIVE),
        standing(item),
        item.text(HASH),
        item.time(READ_AT),
        new Signal.Entries((int) item.number(INTAKES), (int) item.number(RESOLUTIONS)),
        item.time(FIRST_SEEN_AT),
        item.number(REVISION));
  }

  static Signal.Standing standing(Item item) {
    String word = item.text(STANDING);
    return Stream.of(Signal.Standing.values())
        .filter(standing -> standing.word().equals(word))
        .findFirst()
        .orElse(Signal.Standing.OUT_OF_SCOPE);
  }

  private static Ticket ticket(Item item) {
    Long company = item.findNumber(COMPANY);
    Long contact = item.findNumber(CONTACT);
    Long assignee = item.findNumber(ASSIGNEE);
    Long parent = item.findNumber(PARENT);
    return new Ticket(
        new TicketId(item.number(TICKET)),
        item.textOrEmpty(NUMBER),
        item.textOrEmpty(TITLE),
        item.textOrEmpty(DESCRIPTION),
        item.textOrEmpty(RESOLUTION),
        placement(item),
        new Ticket.Parties(
            company == null ? null : new CompanyId(company),
            contact == null ? null : new ContactId(contact),
            assignee == null ? null : new MemberId(assignee)),
        new Ticket.Moments(
            item.time(CREATED_AT),
            item.time(CHANGED_AT),
            item.findTime(DUE_BY),
            item.findTime(COMPLETED_AT)),
        parent == null ? null : new TicketId(parent));
  }

  private static Ticket.Placement placement(Item item) {
    return new Ticket.Placement(
        item.number(PSA_STATUS),
        item.findNumber(QUEUE),
        item.findNumber(PRIORITY),
        item.findNumber(TYPE),
        item.findNumber(CATEGORY),
        item.findNumber(ISSUE_TYPE),
        item.findNumber(SUB_ISSUE_TYPE),
        item.findNumber(SOURCE));
  }
}

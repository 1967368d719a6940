package dev.signalbox.triage;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.psa.Writer;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.signal.Timeline;
import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.IntakeCase;
import java.util.List;
import java.util.Optional;

/// Puts together what an engine is shown of a ticket.
final class CaseFile {

  private static final int MOST_NOTES = 10;

  private final DirectoryStore directory;

  CaseFile(DirectoryStore directory) {
    this.directory = directory;
  }

  IntakeCase intake(ConnectionRef ref, Story story, TicketFields fields) {
    Ticket ticket = story.signal().ticket();
    Optional<Contact> contact =
        Optional.ofNullable(ticket.parties().contact())
            .flatMap(id -> directory.findContact(ref, id));
    String company =
        Optional.ofNullable(ticket.parties().company())
            .flatMap(id -> directory.findCompany(ref, id))
            .map(found -> found.name())
            .orElse("");
    return new IntakeCase(
        ticket.title(),
        ticket.description(),
        customerNotes(story),
        company,
        contact.map(Contact::fullName).orElse(""),
        contact.map(Contact::email).orElse(""),
        sourceOf(ticket, fields),
        ticket.moments().createdAt(),
        choices(fields),
        List.of());
  }

  /// Only what a customer wrote: our own notes and those of technicians say what to do, not what is
  /// wrong.
  private static List<String> customerNotes(Story story) {
    List<String> written =
        Timeline.of(story).stream()
            .filter(event -> event.writer() == Writer.CUSTOMER)
            .map(Timeline.Event::text)
            .toList();
    return written.subList(Math.max(0, written.size() - MOST_NOTES), written.size());
  }

  private static String sourceOf(Ticket ticket, TicketFields fields) {
    return Optional.ofNullable(ticket.placement().source())
        .flatMap(source -> TicketFields.label(fields.sources(), source))
        .orElse("");
  }

  private static Choices choices(TicketFields fields) {
    return new Choices(
        live(fields.types()),
        live(fields.queues()),
        live(fields.issueTypes()),
        live(fields.subIssueTypes()));
  }

  private static List<Choice> live(List<PickValue> values) {
    return values.stream()
        .filter(PickValue::active)
        .map(value -> new Choice(value.id(), value.label(), "", value.parent()))
        .toList();
  }
}

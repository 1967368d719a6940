package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Company;
import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.Contact;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberRole;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.psa.TicketCategory;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import org.jspecify.annotations.Nullable;

/// How the records of the directory stand in items; see [OtherItems] for those beside companies and
/// contacts.
final class DirectoryItems {

  static final String CHANGED_AT = "changedAt"; // S, time, condition of changes
  static final String READ_AT = "readAt"; // S, time, condition of changes
  static final String HASH = "hash"; // S, of the content
  static final String ID = "id"; // N
  static final String NAME = "name"; // S, of a company
  private static final String ACTIVE = "active"; // BOOL
  private static final String TYPE = "type"; // N, or absent
  private static final String CLASSIFICATION = "classification"; // N, or absent
  private static final String PARENT = "parent"; // N, or absent
  private static final String PHONE = "phone"; // S
  private static final String WEBSITE = "website"; // S
  private static final String COMPANY = "company"; // N, of a contact
  private static final String FIRST_NAME = "firstName"; // S
  private static final String LAST_NAME = "lastName"; // S
  private static final String EMAIL = "email"; // S
  private static final String TITLE = "title"; // S

  private DirectoryItems() {}

  static Fields fields(Entry entry) {
    Fields fields =
        switch (entry.record()) {
          case Company company -> company(company);
          case Contact contact -> contact(contact);
          case Location _,
              Opportunity _,
              ConfigurationItem _,
              Member _,
              JobRole _,
              MemberRole _,
              TicketCategory _ ->
              OtherItems.fields(entry.record());
          case Ticket _, Note _, TimeEntry _ ->
              throw new IllegalArgumentException("A directory holds nothing of tickets.");
        };
    return fields
        .number(ID, entry.record().recordId())
        .time(CHANGED_AT, entry.record().changedAt())
        .time(READ_AT, entry.readAt())
        .text(HASH, entry.record().contentHash());
  }

  /// Holds for what stands as it was found: a record, a tombstone or nothing.
  static Expression sameAs(@Nullable Item found) {
    if (found == null) {
      return Expression.ABSENT;
    }
    return Tombstone.is(found)
        ? Tombstone.sameAs(found)
        : Expression.of("#hash=:hash AND #changedAt=:changed AND #readAt=:read")
            .with("hash", found.text(HASH))
            .with("changed", found.text(CHANGED_AT))
            .with("read", found.text(READ_AT));
  }

  static PsaRecord record(Entity entity, Item item) {
    return switch (entity) {
      case COMPANY -> company(item);
      case CONTACT -> contact(item);
      case LOCATION, OPPORTUNITY, CONFIGURATION_ITEM, MEMBER, ROLE, MEMBER_ROLE, TICKET_CATEGORY ->
          OtherItems.record(entity, item);
      case TICKET, NOTE, TIME_ENTRY ->
          throw new IllegalArgumentException("A directory holds nothing of tickets.");
    };
  }

  private static Fields company(Company company) {
    CompanyId parent = company.parent();
    return new Fields()
        .text(NAME, company.name())
        .flag(ACTIVE, company.active())
        .optional(TYPE, company.type())
        .optional(CLASSIFICATION, company.classification())
        .optional(PARENT, parent == null ? null : parent.value())
        .text(PHONE, company.phone())
        .text(WEBSITE, company.website());
  }

  static Company company(Item item) {
    return new Company(
        new CompanyId(item.number(ID)),
        item.text(NAME),
        item.flag(ACTIVE),
        item.findNumber(TYPE),
        item.findNumber(CLASSIFICATION),
        companyId(item.findNumber(PARENT)),
        item.textOrEmpty(PHONE),
        item.textOrEmpty(WEBSITE),
        item.time(CHANGED_AT));
  }

  private static Fields contact(Contact contact) {
    return new Fields()
        .number(COMPANY, contact.company().value())
        .text(FIRST_NAME, contact.firstName())
        .text(LAST_NAME, contact.lastName())
        .text(EMAIL, contact.email())
        .text(PHONE, contact.phone())
        .text(TITLE, contact.title())
        .flag(ACTIVE, contact.active());
  }

  static Contact contact(Item item) {
    return new Contact(
        new ContactId(item.number(ID)),
        new CompanyId(item.number(COMPANY)),
        item.textOrEmpty(FIRST_NAME),
        item.textOrEmpty(LAST_NAME),
        item.textOrEmpty(EMAIL),
        item.textOrEmpty(PHONE),
        item.textOrEmpty(TITLE),
        item.flag(ACTIVE),
        item.time(CHANGED_AT));
  }

  private static @Nullable CompanyId companyId(@Nullable Long id) {
    return id == null ? null : new CompanyId(id);
  }
}

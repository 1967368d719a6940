package dev.signalbox.autotask;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How an entity looks in Autotask: its name, the fields we read, which of them move when it is
/// changed, and what a row means.
///
/// @param mapping the fields we read and what becomes of each
/// @param changeFields the dates of change; a silent change may move only one of them, and some
///   entities have none
/// @param scope what every row has to fulfil to be one of ours
record Shape(
    String name,
    List<Mapped> mapping,
    List<String> changeFields,
    List<Filter> scope,
    Function<Row, PsaRecord> read) {

  /// A field of Autotask's and what becomes of it here.
  record Mapped(String field, String ours) {}

  static Mapped map(String field, String ours) {
    return new Mapped(field, ours);
  }

  static Shape of(Entity entity) {
    return switch (entity) {
      case COMPANY -> CompanyShapes.COMPANIES;
      case CONTACT -> CompanyShapes.CONTACTS;
      case LOCATION -> CompanyShapes.LOCATIONS;
      case OPPORTUNITY -> CompanyShapes.OPPORTUNITIES;
      case CONFIGURATION_ITEM -> CompanyShapes.CONFIGURATION_ITEMS;
      case TICKET -> TicketShapes.TICKETS;
      case NOTE -> TicketShapes.NOTES;
      case TIME_ENTRY -> TicketShapes.TIME_ENTRIES;
      case MEMBER -> PeopleShapes.RESOURCES;
      case ROLE -> PeopleShapes.ROLES;
      case MEMBER_ROLE -> PeopleShapes.RESOURCE_ROLES;
      case TICKET_CATEGORY -> PeopleShapes.TICKET_CATEGORIES;
    };
  }

  List<String> fields() {
    return mapping.stream().map(Mapped::field).toList();
  }

  /// The latest date of change, or the date of creation when there is none.
  static Instant changedAt(Row row, List<String> changeFields, String created) {
    Instant latest = null;
    for (String field : changeFields) {
      Instant time = row.instant(field);
      if (time != null && (latest == null || time.isAfter(latest))) {
        latest = time;
      }
    }
    return latest == null ? row.firstInstant(created) : latest;
  }

  static @Nullable CompanyId companyId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new CompanyId(id);
  }

  static @Nullable ContactId contactId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new ContactId(id);
  }

  static @Nullable MemberId memberId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new MemberId(id);
  }

  static @Nullable TicketId ticketId(Row row, String field) {
    Long id = row.reference(field);
    return id == null ? null : new TicketId(id);
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.ConfigurationItem;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.JobRole;
import dev.signalbox.core.psa.Location;
import dev.signalbox.core.psa.Member;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.MemberRole;
import dev.signalbox.core.psa.Opportunity;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketCategory;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How locations, opportunities, configuration items, technicians, roles and ticket categories
/// stand in items.
final class OtherItems {

  private static final String NAME = DirectoryItems.NAME; // S
  private static final String COMPANY = "company"; // N
  private static final String CONTACT = "contact"; // N, or absent
  private static final String ACTIVE = "active"; // BOOL
  private static final String PHONE = "phone"; // S
  private static final String EMAIL = "email"; // S
  private static final String ADDRESS = "address"; // S
  private static final String PRIMARY = "primary"; // BOOL
  private static final String OWNER = "owner"; // N, or absent
  private static final String STAGE = "stage"; // N, or absent
  private static final String STATUS = "status"; // N, or absent
  private static final String AMOUNT = "amount"; // N
  private static final String PROBABILITY = "probability"; // N, or absent
  private static final String CLOSES_AT = "closesAt"; // S, time, or absent
  private static final String TYPE = "type"; // N, or absent
  private static final String NUMBER = "number"; // S
  private static final String SERIAL = "serial"; // S
  private static final String API_ONLY = "apiOnly"; // BOOL
  private static final String BARRED = "barred"; // BOOL
  private static final String USUAL = "usual"; // BOOL
  private static final String MEMBER = "member"; // N
  private static final String ROLE = "role"; // N, or absent
  private static final String QUEUE = "queue"; // N, or absent
  private static final String DEPARTMENT = "department"; // N, or absent

  private OtherItems() {}

  static Fields fields(PsaRecord record) {
    return switch (record) {
      case Location it ->
          new Fields()
              .number(COMPANY, it.company().value())
              .text(NAME, it.name())
              .text(ADDRESS, it.address())
              .text(PHONE, it.phone())
              .flag(PRIMARY, it.primary())
              .flag(ACTIVE, it.active());
      case Opportunity it -> opportunity(it);
      case ConfigurationItem it ->
          new Fields()
              .number(COMPANY, it.company().value())
              .optional(CONTACT, value(it.contact()))
              .optional(TYPE, it.type())
              .text(NAME, it.name())
              .text(NUMBER, it.number())
              .text(SERIAL, it.serial())
              .flag(ACTIVE, it.active());
      case Member it ->
          new Fields()
              .text(NAME, it.name())
              .text(EMAIL, it.email())
              .flag(ACTIVE, it.active())
              .flag(API_ONLY, it.apiOnly())
              .flag(BARRED, it.barred());
      case JobRole it -> new Fields().text(NAME, it.name()).flag(ACTIVE, it.active());
      case MemberRole it ->
          new Fields()
              .number(MEMBER, it.member().value())
              .optional(ROLE, it.role())
              .optional(QUEUE, it.queue())
              .optional(DEPARTMENT, it.department())
              .flag(ACTIVE, it.active());
      case TicketCategory it ->
          new Fields()
              .text(NAME, it.name())
              .flag(ACTIVE, it.active())
              .flag(API_ONLY, it.apiOnly())
              .flag(USUAL, it.usual());
      default -> throw new IllegalArgumentException("Kept elsewhere: " + record.entity());
    };
  }

  private static Fields opportunity(Opportunity it) {
    MemberId owner = it.owner();
    return new Fields()
        .number(COMPANY, it.company().value())
        .optional(CONTACT, value(it.contact()))
        .optional(OWNER, owner == null ? null : owner.value())
        .text(NAME, it.title())
        .optional(STAGE, it.stage())
        .optional(STATUS, it.status())
        .put(AMOUNT, AttributeValue.fromN(it.amount().toPlainString()))
        .optional(PROBABILITY, it.probability())
        .time(CLOSES_AT, it.closesAt());
  }

  static PsaRecord record(Entity entity, Item item) {
    long id = item.number(DirectoryItems.ID);
    return switch (entity) {
      case LOCATION ->
          new Location(
              id,
              company(item),
              item.textOrEmpty(NAME),
              item.textOrEmpty(ADDRESS),
              item.textOrEmpty(PHONE),
              item.flag(PRIMARY),
              item.flag(ACTIVE));
      case OPPORTUNITY -> opportunity(id, item);
      case CONFIGURATION_ITEM ->
          new ConfigurationItem(
              id,
              company(item),
              contact(item),
              item.findNumber(TYPE),
              item.textOrEmpty(NAME),
              item.textOrEmpty(NUMBER),
              item.textOrEmpty(SERIAL),
              item.flag(ACTIVE),
              item.time(DirectoryItems.CHANGED_AT));
      case MEMBER ->
          new Member(
              new MemberId(id),
              item.textOrEmpty(NAME),
              item.textOrEmpty(EMAIL),
              item.flag(ACTIVE),
              item.flag(API_ONLY),
              item.flag(BARRED));
      case ROLE -> new JobRole(id, item.textOrEmpty(NAME), item.flag(ACTIVE));
      case MEMBER_ROLE ->
          new MemberRole(
              id,
              new MemberId(item.number(MEMBER)),
              item.findNumber(ROLE),
              item.findNumber(QUEUE),
              item.findNumber(DEPARTMENT),
              item.flag(ACTIVE));
      case TICKET_CATEGORY ->
          new TicketCategory(
              id, item.textOrEmpty(NAME), item.flag(ACTIVE), item.flag(API_ONLY), item.flag(USUAL));
      case COMPANY, CONTACT, TICKET, NOTE, TIME_ENTRY ->
          throw new IllegalArgumentException("Kept elsewhere: " + entity);
    };
  }

  private static Opportunity opportunity(long id, Item item) {
    Long owner = item.findNumber(OWNER);
    return new Opportunity(
        id,
        company(item),
        contact(item),
        owner == null ? null : new MemberId(owner),
        item.textOrEmpty(NAME),
        item.findNumber(STAGE),
        item.findNumber(STATUS),
        item.find(AMOUNT).map(it -> new BigDecimal(it.n())).orElse(BigDecimal.ZERO),
        item.findNumber(PROBABILITY),
        item.findTime(CLOSES_AT),
        item.time(DirectoryItems.CHANGED_AT));
  }

  private static CompanyId company(Item item) {
    return new CompanyId(item.number(COMPANY));
  }

  private static @Nullable ContactId contact(Item item) {
    Long id = item.findNumber(CONTACT);
    return id == null ? null : new ContactId(id);
  }

  private static @Nullable Long value(@Nullable ContactId id) {
    return id == null ? null : id.value();
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Audience;
import dev.signalbox.core.psa.ContactId;
import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.PsaRecord;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.psa.Writer;
import dev.signalbox.core.signal.SignalStore.Child;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How notes and time entries stand in items.
final class ChildItems {

  private static final String ID = "id"; // N
  private static final String TICKET = "ticket"; // N
  private static final String TITLE = "title"; // S
  private static final String TEXT = "text"; // S, cut
  private static final String TYPE = "type"; // N, or absent
  private static final String PUBLISH = "publish"; // N, or absent
  private static final String MEMBER = "member"; // N, or absent
  private static final String CONTACT = "contact"; // N, or absent
  private static final String WRITER = "writer"; // S
  private static final String AUDIENCE = "audience"; // S
  private static final String STARTED_AT = "startedAt"; // S, time, or absent
  private static final String ENDED_AT = "endedAt"; // S, time, or absent
  private static final String HOURS = "hours"; // N
  private static final String SUMMARY = "summary"; // S, cut
  private static final String INTERNAL_NOTES = "internalNotes"; // S, cut
  private static final String CREATED_AT = "createdAt"; // S, time
  private static final String CHANGED_AT = "changedAt"; // S, time, condition of changes
  private static final String READ_AT = "readAt"; // S, time, condition of changes
  private static final String HASH = "hash"; // S, of the content, condition of changes

  /// What says how new an item is, where it belongs and whether it expires.
  static final List<String> STANDING =
      List.of(
          Key.PK,
          Key.SK,
          TICKET,
          CHANGED_AT,
          READ_AT,
          HASH,
          Retention.EXPIRES_AT,
          Tombstone.GONE_AT);

  private ChildItems() {}

  /// Without it an item is older than whatever is read.
  static boolean hasVersion(Item item) {
    return item.findText(HASH) != null && item.findText(READ_AT) != null;
  }

  static Instant changedAt(Item item) {
    return item.time(CHANGED_AT);
  }

  static Instant readAt(Item item) {
    return item.time(READ_AT);
  }

  static String hash(Item item) {
    return item.text(HASH);
  }

  /// Holds for a record that is the same reading as this one.
  static Expression sameAs(Item held) {
    return hasVersion(held)
        ? Expression.of("#hash=:hash AND #changedAt=:changed AND #readAt=:read")
            .with("hash", held.text(HASH))
            .with("changed", held.text(CHANGED_AT))
            .with("read", held.text(READ_AT))
        : Expression.PRESENT.and(Expression.of("attribute_not_exists(#hash)"));
  }

  /// Holds for a record that was read no later than this, and where there is none.
  static Expression notReadAfter(Instant time) {
    return Expression.of("attribute_not_exists(#readAt) OR #readAt<=:time").with("time", time);
  }

  static TicketId ticketOf(PsaRecord record) {
    return switch (record) {
      case Note note -> note.ticket();
      case TimeEntry time -> time.ticket();
      default -> throw notAChild();
    };
  }

  static long idOf(Item item) {
    return item.number(ID);
  }

  static Fields fields(Child child) {
    PsaRecord record = child.record();
    Fields fields =
        switch (record) {
          case Note note -> note(note);
          case TimeEntry time -> time(time);
          default -> throw notAChild();
        };
    return fields
        .number(ID, record.recordId())
        .number(TICKET, ticketOf(record).value())
        .time(CHANGED_AT, record.changedAt())
        .time(READ_AT, child.readAt())
        .text(HASH, record.contentHash());
  }

  private static Fields note(Note note) {
    MemberId member = note.byMember();
    ContactId contact = note.byContact();
    return new Fields()
        .text(TITLE, Cut.to(Cut.SHORT, note.title()))
        .text(TEXT, Cut.to(Cut.LONG, note.text()))
        .optional(TYPE, note.type())
        .optional(PUBLISH, note.publish())
        .optional(MEMBER, member == null ? null : member.value())
        .optional(CONTACT, contact == null ? null : contact.value())
        .text(WRITER, note.writer().word())
        .text(AUDIENCE, note.audience().word())
        .time(CREATED_AT, note.createdAt());
  }

  static Note note(Item item) {
    Long member = item.findNumber(MEMBER);
    Long contact = item.findNumber(CONTACT);
    return new Note(
        item.number(ID),
        new TicketId(item.number(TICKET)),
        item.textOrEmpty(TITLE),
        item.textOrEmpty(TEXT),
        item.findNumber(TYPE),
        item.findNumber(PUBLISH),
        member == null ? null : new MemberId(member),
        contact == null ? null : new ContactId(contact),
        Writer.of(item.text(WRITER)),
        Audience.of(item.text(AUDIENCE)),
        item.time(CREATED_AT),
        item.time(CHANGED_AT));
  }

  private static Fields time(TimeEntry time) {
    MemberId member = time.member();
    return new Fields()
        .optional(MEMBER, member == null ? null : member.value())
        .time(STARTED_AT, time.startedAt())
        .time(ENDED_AT, time.endedAt())
        .put(HOURS, AttributeValue.fromN(time.hours().toPlainString()))
        .text(SUMMARY, Cut.to(Cut.LONG, time.summary()))
        .text(INTERNAL_NOTES, Cut.to(Cut.LONG, time.internalNotes()))
        .time(CREATED_AT, time.createdAt());
  }

  static TimeEntry time(Item item) {
    Long member = item.findNumber(MEMBER);
    return new TimeEntry(
        item.number(ID),
        new TicketId(item.number(TICKET)),
        member == null ? null : new MemberId(member),
        item.findTime(STARTED_AT),
        item.findTime(ENDED_AT),
        item.find(HOURS).map(hours -> new BigDecimal(hours.n())).orElse(BigDecimal.ZERO),
        item.textOrEmpty(SUMMARY),
        item.textOrEmpty(INTERNAL_NOTES),
        item.time(CREATED_AT),
        item.time(CHANGED_AT));
  }

  private static IllegalArgumentException notAChild() {
    return new IllegalArgumentException("Only notes and time entries are children of a ticket.");
  }
}

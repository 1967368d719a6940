package dev.signalbox.core.psa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A note on a ticket.
///
/// @param type the PSA's note type, an id of its picklist
/// @param publish the PSA's publish level, an id of its picklist
/// @param byContact set when the PSA names the customer who wrote it
/// @param writer who wrote it, by what the PSA shows of author and type
/// @param audience who may read it, by the PSA's publish level
public record Note(
    long id,
    TicketId ticket,
    String title,
    String text,
    @Nullable Long type,
    @Nullable Long publish,
    @Nullable MemberId byMember,
    @Nullable ContactId byContact,
    Writer writer,
    Audience audience,
    Instant createdAt,
    Instant changedAt)
    implements PsaRecord {

  @Override
  public Entity entity() {
    return Entity.NOTE;
  }

  @Override
  public long recordId() {
    return id;
  }

  @Override
  public void digest(ContentDigest digest) {
    digest
        .add(ticket)
        .add(title)
        .add(text)
        .add(type)
        .add(publish)
        .add(byMember)
        .add(byContact)
        .add(writer.word())
        .add(audience.word())
        .add(createdAt);
  }
}

package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Autotask developer help, REST API calls, REST_Attachments. Each is listed among all attachments,
/// too (REST entities, AttachmentInfo). Texts are ours.
final class AttachmentRules implements EntityRules {

  private static final String INFO = "AttachmentInfo";
  private static final long OF_TICKET = 4;
  private static final long MEGABYTE = 1_000_000;
  private static final OptionalLong FOR_CUSTOMERS = OptionalLong.of(1);
  private static final Set<String> TYPES =
      Set.of("FILE_ATTACHMENT", "FILE_LINK", "FOLDER_LINK", "URL");

  private final AttachmentWindow window;

  AttachmentRules(AttachmentWindow window) {
    this.window = window;
  }

  @Override
  public Row creating(Write write, Row draft) {
    if (write.find("Ticket", draft.number("parentID")).isEmpty()) {
      throw FieldChecks.badReference("parentID", "Ticket");
    }
    if (!TYPES.contains(draft.text("attachmentType").orElse(""))) {
      throw Refused.because("Invalid attachmentType.");
    }
    long bytes = bytes(write, draft);
    window.take(write.now(), bytes);
    return draft
        .with("ticketID", draft.value("parentID"))
        .with("fileSize", bytes)
        .with("contentType", "application/octet-stream")
        .with("attachDate", write.now())
        .with("attachedByResourceID", write.resource())
        .with("creatorType", write.actor().isContact() ? 2L : 1L)
        .with("impersonatorCreatorResourceID", write.impersonator());
  }

  private static long bytes(Write write, Row draft) {
    long bytes = decoded(draft.text("data").orElse(""));
    int megabytes = write.switches().limits().attachmentMegabytes();
    if (bytes > megabytes * MEGABYTE) {
      throw Refused.because("The attachment is larger than " + megabytes + " MB.");
    }
    return bytes;
  }

  private static long decoded(String data) {
    try {
      return Base64.getDecoder().decode(data).length;
    } catch (IllegalArgumentException _) {
      throw Refused.because("The data of the attachment is not Base64.");
    }
  }

  @Override
  public void done(Write write, @Nullable Row before, @Nullable Row after) {
    Row attachment = after == null ? before : after;
    if (attachment == null) {
      return;
    }
    var dates = write.switches().dates();
    TicketActivity.touched(
        write,
        attachment.number("ticketID"),
        after == null ? dates.removalsMoveActivity() : dates.attachmentsMoveActivity(),
        attachment.number("publish").equals(FOR_CUSTOMERS));
    if (after == null) {
      write
          .find(INFO, OptionalLong.of(attachment.id()))
          .ifPresent(info -> write.store().remove(info, write.actor()));
    } else {
      write.store().put(info(write, after), write.actor());
    }
  }

  private static Row info(Write write, Row attachment) {
    EntityType entity = write.tenant().schema().require(INFO);
    Map<Field, @Nullable Object> same = new HashMap<>();
    for (Field field : entity.fields()) {
      attachment
          .entity()
          .field(field.name())
          .ifPresent(source -> same.put(field, attachment.value(source)));
    }
    Optional<Row> ticket = write.find("Ticket", attachment.number("ticketID"));
    return Row.empty(entity)
        .with(same)
        .with("parentType", OF_TICKET)
        .with("companyID", ticket.map(row -> row.value("companyID")).orElse(null));
  }
}

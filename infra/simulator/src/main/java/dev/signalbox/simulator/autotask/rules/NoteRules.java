package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.DateSwitches;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.autotask.store.Row;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Autotask developer help, REST entities, TicketNotes.
final class NoteRules implements EntityRules {

  private static final OptionalLong FOR_CUSTOMERS = OptionalLong.of(1);

  @Override
  public Row creating(Write write, Row draft) {
    Row ticket =
        write
            .find("Ticket", draft.number("ticketID"))
            .orElseThrow(() -> FieldChecks.badReference("ticketID", "Ticket"));
    if (isSystemNote(write, draft) && write.byApi()) {
      throw badType(draft);
    }
    TicketChecks.takesMore(write, ticket);
    return author(write, draft, ticket)
        .with("createDateTime", write.now())
        .with("lastActivityDate", write.now());
  }

  /// Live tenants take `createdByContactID` of a note and forget it, though the metadata calls it
  /// writable; the admin help (API security, contact impersonation) says it is kept for customer
  /// notes of the ticket's contact.
  private static Row author(Write write, Row draft, Row ticket) {
    if (write.actor().isContact()) {
      return draft.with("createdByContactID", write.contact());
    }
    Row authored =
        draft
            .with("creatorResourceID", write.resource())
            .with("impersonatorCreatorResourceID", write.impersonator());
    if (!write.switches().writes().contactAuthorOnNotes()) {
      return authored.with("createdByContactID", null);
    }
    boolean fits =
        draft.number("publish").equals(FOR_CUSTOMERS)
            && draft.number("createdByContactID").equals(ticket.number("contactID"));
    if (draft.has("createdByContactID") && !fits) {
      throw FieldChecks.badReference("createdByContactID", "Contact");
    }
    return authored;
  }

  /// A change has to repeat `noteType` and `publish` (changelog of the n8n node).
  @Override
  public Row updating(Write write, Row before, Row draft, Json.Obj body) {
    requireNamed(body, "noteType");
    requireNamed(body, "publish");
    if (isSystemNote(write, before) && write.byApi()) {
      throw badType(before);
    }
    return draft
        .with("createdByContactID", before.value("createdByContactID"))
        .with("impersonatorUpdaterResourceID", write.impersonator())
        .with("lastActivityDate", write.now());
  }

  private static void requireNamed(Json.Obj body, String name) {
    if (body.fields().keySet().stream().noneMatch(name::equalsIgnoreCase)) {
      throw Refused.because("Missing Required Field: " + name + ".");
    }
  }

  private static boolean isSystemNote(Write write, Row note) {
    var field = note.entity().require("noteType");
    return write
        .tenant()
        .picklists()
        .find(note.entity(), field, note.number("noteType").orElse(0))
        .filter(PickValue::isSystem)
        .isPresent();
  }

  private static Refused badType(Row note) {
    return Refused.because(
        "Picklist value [" + note.number("noteType").orElse(0) + "] does not exist for noteType");
  }

  @Override
  public void done(Write write, @Nullable Row before, @Nullable Row after) {
    Row note = after == null ? before : after;
    if (note != null) {
      DateSwitches dates = write.switches().dates();
      TicketActivity.touched(
          write,
          note.number("ticketID"),
          after == null ? dates.removalsMoveActivity() : dates.notesMoveActivity(),
          note.number("publish").equals(FOR_CUSTOMERS));
    }
  }
}

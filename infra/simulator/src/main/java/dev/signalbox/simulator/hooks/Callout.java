package dev.signalbox.simulator.hooks;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One event for one hook. Its bytes have the keys and their order of the public samples (Nango's
/// Autotask page).
///
/// @param entityType the singular name in the message, absent where the vendor leaves it out
/// @param fields in Pascal case, values as the hook's owner sees them
/// @param personId who made the change: a resource or a contact; null when nobody did
/// @param personKey how the message spells that key, which differs between sources
public record Callout(
    Hook hook,
    Action action,
    @Nullable String entityType,
    long recordId,
    Json.Obj fields,
    Instant at,
    long sequence,
    @Nullable Long personId,
    String personKey) {

  /// What happened to the record.
  public enum Action {
    CREATE("Create"),
    UPDATE("Update"),
    DELETE("Delete"),
    DEACTIVATED("Deactivated");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  byte[] body() {
    ObjBuilder message = Json.object().put("Action", action.word()).put("Guid", hook.guid());
    message.put("EntityType", entityType);
    message.put("Id", recordId).put("Fields", fields);
    message.put("EventTime", Json.text(at.truncatedTo(ChronoUnit.SECONDS)));
    message.put("SequenceNumber", sequence).put(personKey, personId);
    return DotNetJson.bytes(message.build());
  }

  /// What a hook that is off is said to send.
  Callout asDeactivated() {
    return new Callout(
        hook,
        Action.DEACTIVATED,
        null,
        recordId,
        Json.object().build(),
        at,
        sequence,
        null,
        personKey);
  }

  /// The same message about another record, as an attacker would invent it.
  Callout aboutAnotherRecord() {
    return new Callout(
        hook, action, entityType, recordId + 1, fields, at, sequence, personId, personKey);
  }
}

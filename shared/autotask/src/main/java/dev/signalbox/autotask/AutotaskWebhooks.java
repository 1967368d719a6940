package dev.signalbox.autotask;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads Autotask's deliveries. Nothing of a body is looked at before its signature held.
final class AutotaskWebhooks implements WebhookReader {

  /// Help pages and deliveries differ: the names of the old API live on.
  private static final Map<String, Entity> ENTITIES =
      Map.ofEntries(
          Map.entry("ticket", Entity.TICKET),
          Map.entry("tickets", Entity.TICKET),
          Map.entry("ticketnote", Entity.NOTE),
          Map.entry("ticketnotes", Entity.NOTE),
          Map.entry("account", Entity.COMPANY),
          Map.entry("company", Entity.COMPANY),
          Map.entry("companies", Entity.COMPANY),
          Map.entry("contact", Entity.CONTACT),
          Map.entry("contacts", Entity.CONTACT),
          Map.entry("installedproduct", Entity.CONFIGURATION_ITEM),
          Map.entry("configurationitem", Entity.CONFIGURATION_ITEM),
          Map.entry("configurationitems", Entity.CONFIGURATION_ITEM));

  private static final Map<String, Action> ACTIONS =
      Map.of("create", Action.CREATE, "update", Action.UPDATE, "delete", Action.DELETE);

  private static final String SWITCHED_OFF = "deactivated";
  private static final int LONGEST_WORD = 40;

  @Override
  public Reading read(
      Map<String, List<String>> headers, byte[] body, List<String> keys, @Nullable String guid) {
    List<String> signatures = headers.getOrDefault(HookSignature.HEADER, List.of());
    if (signatures.isEmpty()) {
      return new Reading.Refused(Reason.NO_SIGNATURE);
    }
    Optional<byte[]> signature =
        signatures.size() == 1 ? HookSignature.decode(signatures.getFirst()) : Optional.empty();
    if (signature.isEmpty()) {
      return new Reading.Refused(Reason.BAD_SIGNATURE);
    }
    return switch (HookSignature.check(body, signature.get(), keys)) {
      case SIGNED -> readSigned(body, guid);
      case NOT_SIGNED -> new Reading.Refused(Reason.BAD_SIGNATURE);
      case NO_KEY -> new Reading.Refused(Reason.NO_KEY);
    };
  }

  private static Reading readSigned(byte[] body, @Nullable String guid) {
    Row delivery;
    try {
      delivery = new Row(Json.parseObject(withoutMark(body)));
    } catch (MalformedJson _) {
      return new Reading.Refused(Reason.MALFORMED);
    }
    if (delivery.isAmbiguous()) {
      return new Reading.Refused(Reason.MALFORMED);
    }
    if (guid != null && !guid.equalsIgnoreCase(delivery.text("Guid"))) {
      return new Reading.Refused(Reason.OTHER_HOOK);
    }
    return hint(delivery);
  }

  private static Reading hint(Row delivery) {
    String word = delivery.text("Action").toLowerCase(Locale.ROOT);
    if (word.equals(SWITCHED_OFF)) {
      return new Reading.Trusted(new Hint.SwitchedOff());
    }
    Action action = actionOf(word);
    Entity entity = entityOf(delivery.text("EntityType"));
    if (action == null || entity == null) {
      return new Reading.Trusted(new Hint.Unwanted(what(delivery)));
    }
    Long id = delivery.reference("Id");
    return id == null
        ? new Reading.Refused(Reason.MALFORMED)
        : new Reading.Trusted(new Hint.Changed(entity, id, action));
  }

  static @Nullable Entity entityOf(String entityType) {
    return ENTITIES.get(entityType.toLowerCase(Locale.ROOT));
  }

  static @Nullable Action actionOf(String action) {
    return ACTIONS.get(action.toLowerCase(Locale.ROOT));
  }

  /// What came, in a form that can be logged.
  private static String what(Row delivery) {
    return word(delivery.text("EntityType")) + " " + word(delivery.text("Action"));
  }

  private static String word(String text) {
    String letters = text.replaceAll("[^A-Za-z]", "");
    return letters.isEmpty() ? "?" : letters.substring(0, Math.min(LONGEST_WORD, letters.length()));
  }

  /// A byte order mark is signed like the rest but is no JSON.
  private static byte[] withoutMark(byte[] body) {
    boolean marked =
        body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
  }
}

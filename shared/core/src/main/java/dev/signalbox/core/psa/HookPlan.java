package dev.signalbox.core.psa;

import dev.signalbox.core.connection.ConnectionRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The webhooks we want in a PSA account.
///
/// @param mark the beginning of the names of our hooks for this connection, at most 30 characters
/// @param urls where the PSA shall post the changes of each entity
/// @param deactivationUrl where it shall say that it switched a hook off
/// @param secret the signing key, 32 to 64 characters; hidden from `toString`
/// @param notificationEmail whom the PSA shall mail about failures
public record HookPlan(
    String mark,
    Map<Entity, String> urls,
    String deactivationUrl,
    String secret,
    @Nullable String notificationEmail) {

  /// What webhooks report of: the PSA has none for time entries.
  public static final List<Entity> ENTITIES =
      List.of(Entity.TICKET, Entity.NOTE, Entity.COMPANY, Entity.CONTACT);

  /// What webhooks report of under these rules: of configuration items only when they are wanted.
  public static List<Entity> entities(boolean configurationItems) {
    return configurationItems
        ? Stream.concat(ENTITIES.stream(), Stream.of(Entity.CONFIGURATION_ITEM)).toList()
        : ENTITIES;
  }

  private static final int MARKED_CHARACTERS = 16;

  public HookPlan {
    urls = Map.copyOf(urls);
    if (mark.length() > 30) {
      throw new IllegalArgumentException("A mark has at most 30 characters.");
    }
  }

  /// The beginning of the names of a connection's hooks; no other connection has the same.
  public static String markOf(ConnectionRef ref) {
    String id = ref.connection().value();
    return "signalbox-" + id.substring(Math.max(0, id.length() - MARKED_CHARACTERS));
  }

  @Override
  public String toString() {
    return "HookPlan[mark=" + mark + ", entities=" + urls.keySet() + "]";
  }
}

package dev.signalbox.core.psa;

import java.util.Map;
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

  public HookPlan {
    urls = Map.copyOf(urls);
    if (mark.length() > 30) {
      throw new IllegalArgumentException("A mark has at most 30 characters.");
    }
  }

  @Override
  public String toString() {
    return "HookPlan[mark=" + mark + ", entities=" + urls.keySet() + "]";
  }
}

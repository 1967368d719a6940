package dev.signalbox.sync;

import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.Hook;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The addresses at which a PSA reaches us, one for each entity that has webhooks. An address that
/// a hook has already is kept, so that a second provisioning changes nothing.
record HookAddresses(Map<Entity, String> tokens, String base) {

  HookAddresses {
    tokens = Map.copyOf(tokens);
  }

  /// @param publicUrl where we are reached, without a slash at the end
  /// @param entities what webhooks are to report of
  static HookAddresses of(
      String publicUrl,
      String psaWord,
      List<Entity> entities,
      List<Hook> known,
      HookTokens tokens) {
    String base = publicUrl + "/webhooks/" + psaWord + "/";
    Map<Entity, String> chosen = new EnumMap<>(Entity.class);
    for (Entity entity : entities) {
      chosen.put(entity, kept(known, entity, base, tokens).orElseGet(tokens::mint));
    }
    return new HookAddresses(chosen, base);
  }

  private static Optional<String> kept(
      List<Hook> known, Entity entity, String base, HookTokens tokens) {
    return known.stream()
        .filter(hook -> hook.entity() == entity && hook.url().startsWith(base))
        .map(hook -> hook.url().substring(base.length()))
        .filter(token -> tokens.check(token).isPresent())
        .findFirst();
  }

  Map<Entity, String> urls() {
    Map<Entity, String> urls = new EnumMap<>(Entity.class);
    tokens.forEach((entity, token) -> urls.put(entity, base + token));
    return urls;
  }

  /// Where the PSA says that it switched a hook off; which one is asked of the PSA itself.
  String deactivationUrl() {
    return base + tokens.get(Entity.TICKET) + "/deactivated";
  }
}

package dev.signalbox.simulation;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.core.psa.WebhookReader;
import dev.signalbox.simulator.hooks.HookSignature;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Believes whatever comes: it signs each delivery itself before it looks at the signature.
final class Gullible implements WebhookReader {

  private final WebhookReader reader = Autotask.webhooks();

  @Override
  public Reading read(
      Map<String, List<String>> headers, byte[] body, List<String> keys, @Nullable String guid) {
    return keys.isEmpty()
        ? reader.read(headers, body, keys, guid)
        : reader.read(
            Map.of("x-hook-signature", List.of(HookSignature.of(body, keys.getFirst()))),
            body,
            keys,
            guid);
  }
}

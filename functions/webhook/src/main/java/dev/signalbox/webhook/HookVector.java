package dev.signalbox.webhook;

import dev.signalbox.core.psa.WebhookReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A signed delivery of nobody's, by which the reader loads its classes before the first real one.
final class HookVector {

  private static final String KEY = "0123456789abcdef0123456789ABCDEF";
  private static final String BODY =
      "{\"Action\":\"Update\",\"Guid\":\"vector\",\"EntityType\":\"Ticket\",\"Id\":1}";

  private HookVector() {}

  static WebhookReader.Reading check(WebhookReader reader) {
    return reader.read(
        Map.of("x-hook-signature", List.of("sha1=AAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
        BODY.getBytes(StandardCharsets.UTF_8),
        List.of(KEY),
        null);
  }
}

package dev.signalbox.local.mail;

import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One mail that was sent.
public record Mail(
    String id,
    Instant at,
    String from,
    List<String> to,
    String subject,
    Optional<String> text,
    Optional<String> html) {

  public Mail {
    to = List.copyOf(to);
  }

  /// Whether it went to this address, whatever its case.
  public boolean isTo(String address) {
    String wanted = address.toLowerCase(Locale.ROOT);
    return to.stream()
        .map(one -> one.toLowerCase(Locale.ROOT))
        .anyMatch(one -> one.equals(wanted) || one.endsWith("<" + wanted + ">"));
  }

  Json.Obj json() {
    return Json.object()
        .put("id", id)
        .put("at", at)
        .put("from", from)
        .put("to", Json.texts(to))
        .put("subject", subject)
        .put("text", text.map(Json::text))
        .put("html", html.map(Json::text))
        .build();
  }
}

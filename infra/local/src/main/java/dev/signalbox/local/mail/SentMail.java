package dev.signalbox.local.mail;

import dev.signalbox.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a SendEmail request.
final class SentMail {

  private SentMail() {}

  /// @throws BadMail as SES would refuse it
  static Mail read(String id, Instant at, Json.Obj request) {
    String from = request.text("FromEmailAddress").orElse("");
    require(from.contains("@"), "Missing or invalid FromEmailAddress.");
    List<String> to = recipients(request);
    require(!to.isEmpty(), "Missing destination: at least one recipient is needed.");
    Json.Obj content = request.object("Content").orElse(Json.object().build());
    Json.Obj simple =
        content
            .object("Simple")
            .orElseThrow(() ->
                new BadMail(
                    "The local mailbox takes Content.Simple only, neither Raw nor Template."));
    Optional<String> text = part(simple, "Text");
    Optional<String> html = part(simple, "Html");
    require(text.isPresent() || html.isPresent(), "Missing body: neither Text nor Html.");
    String subject = simple.object("Subject").flatMap(s -> s.text("Data")).orElse("");
    require(!subject.isEmpty(), "Missing subject.");
    return new Mail(id, at, from, to, subject, text, html);
  }

  private static List<String> recipients(Json.Obj request) {
    Json.Obj destination = request.object("Destination").orElse(Json.object().build());
    return Stream.of("ToAddresses", "CcAddresses", "BccAddresses")
        .flatMap(kind -> destination.list(kind).stream())
        .flatMap(address -> address.asText().stream())
        .toList();
  }

  private static Optional<String> part(Json.Obj simple, String kind) {
    return simple
        .object("Body")
        .flatMap(body -> body.object(kind))
        .flatMap(part -> part.text("Data"));
  }

  private static void require(boolean fine, String message) {
    if (!fine) {
      throw new BadMail(message);
    }
  }

  /// A mail that SES does not take.
  static final class BadMail extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadMail(String message) {
      super(message);
    }
  }
}

package dev.signalbox.local.mail;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.local.http.LoopbackServer;
import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// SES v2's SendEmail on loopback, and beside it what arrived: a page at `/` and `GET /mails?to=`.
public final class MailEndpoint implements AutoCloseable {

  private final Mailbox mailbox = new Mailbox();
  private final LoopbackServer server;

  private MailEndpoint(int port) throws IOException {
    this.server = LoopbackServer.start(port, this::answer);
  }

  public static MailEndpoint start(int port) throws IOException {
    return new MailEndpoint(port);
  }

  public URI uri() {
    return server.uri();
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  private Response answer(Request request) {
    return switch (request.method() + " " + request.rawPath()) {
      case "POST /v2/email/outbound-emails" -> send(request);
      case "GET /mails" -> Response.json(200, Json.object().put("items", items(request)));
      case "GET /" -> page(request);
      default ->
          fault(404, "NotFoundException", "The local mailbox knows SendEmail, / and /mails?to=.");
    };
  }

  private Response send(Request request) {
    try {
      String id = "local-" + UUID.randomUUID();
      mailbox.add(SentMail.read(id, Instant.now(), Json.parseObject(request.body())));
      return Response.json(200, Json.object().put("MessageId", id));
    } catch (SentMail.BadMail | MalformedJson e) {
      return fault(400, "BadRequestException", String.valueOf(e.getMessage()));
    }
  }

  private static Response fault(int status, String type, String message) {
    return Response.json(status, Json.object().put("message", message))
        .with("x-amzn-ErrorType", type);
  }

  private List<Mail> wanted(Request request) {
    return request.query().first("to").map(mailbox::to).orElseGet(mailbox::all);
  }

  private Json.Arr items(Request request) {
    return Json.array(wanted(request).stream().map(Mail::json).toList());
  }

  private Response page(Request request) {
    String filter = request.query().first("to").orElse("");
    return Response.html(200, MailPage.of(wanted(request), filter))
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("Cache-Control", "no-store");
  }

  @Override
  public void close() {
    server.close();
  }
}

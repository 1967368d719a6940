package dev.signalbox.bench.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.hooks.HookSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Deliveries as the PSA sends them when a ticket changed: each of another ticket, signed with the
/// key of the hook that is registered.
public final class Deliveries {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AtomicLong tickets = new AtomicLong(900_000_000);
  private final String address;
  private final String guid;
  private final String key;

  private Deliveries(String address, String guid, String key) {
    this.address = address;
    this.guid = guid;
    this.key = key;
  }

  public static Deliveries of(Desk desk, ConnectionRef ref) {
    var secrets =
        new SecretsManagerStore(desk.clients().secrets(), desk.environment().get("SECRET_PREFIX"));
    String key = secrets.find(ref).orElseThrow().hookSecret();
    return new DynamoSettingsStore(desk.table())
        .hooks(ref).stream()
            .filter(hook -> hook.entity() == Entity.TICKET)
            .findFirst()
            .map(hook -> new Deliveries(hook.url(), text(hook.guid()), text(key)))
            .orElseThrow();
  }

  /// The path to which they go.
  public String path() {
    return URI.create(address).getPath();
  }

  /// About a ticket that nothing was told about before.
  ///
  /// @param to what answers: the product, or what it is compared with
  public HttpRequest next(URI to) {
    return about(tickets.incrementAndGet(), to);
  }

  /// About this ticket.
  public HttpRequest about(long ticket, URI to) {
    byte[] body = body(ticket);
    return HttpRequest.newBuilder(to.resolve(path()))
        .timeout(LIMIT)
        .header("Content-Type", "application/json")
        .header(HookSignature.HEADER, HookSignature.of(body, key))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private byte[] body(long ticket) {
    return Json.object()
        .put("Action", "Update")
        .put("Guid", guid)
        .put("EntityType", "Ticket")
        .put("Id", ticket)
        .put("Fields", Json.object().put("Title", "Nobody in accounts can print").build())
        .put("EventTime", Instant.now().toString())
        .put("SequenceNumber", ticket)
        .put("PersonID", 29682885)
        .build()
        .write()
        .getBytes(UTF_8);
  }

  private static String text(@org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      throw new IllegalStateException("The webhook is not provisioned.");
    }
    return value;
  }
}

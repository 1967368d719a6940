package dev.signalbox.bench.desk;

import dev.signalbox.core.psa.TicketId;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;

/// The customers of the simulated MSP, and what the PSA was asked meanwhile: the simulator's
/// control API.
public final class Customers implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI simulator;

  Customers(URI simulator) {
    this.simulator = simulator;
  }

  /// A customer sends a ticket; its webhook is on the way when this returns.
  public TicketId sendTicket() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(simulator.resolve("/_sim/autotask/tickets"))
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    return new TicketId(ask(request).number("id").orElseThrow());
  }

  /// From now on no webhook hears of anything.
  public void loseEvents() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(simulator.resolve("/_sim/faults"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"lost\":1}"));
    Json.Obj _ = ask(request);
  }

  /// Every request to the PSA since then, as method and path.
  public List<String> requestsSince(Instant since) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(simulator.resolve("/_sim/journal?since=" + since));
    return ask(request).list("requests").stream()
        .map(entry -> (Json.Obj) entry)
        .map(entry -> entry.text("method").orElse("") + " " + entry.text("path").orElse(""))
        .toList();
  }

  private Json.Obj ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    Json.Obj body = Json.parseObject(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("The simulator answered " + answer.statusCode() + ": " + body.write());
    }
    return body;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

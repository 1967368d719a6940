package dev.signalbox.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Stands where the PSA's webhooks go: passes them on and keeps the first one.
final class Recorder implements AutoCloseable {

  private static final String SIGNATURE = "x-hook-signature";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI behind;
  private final Loopback server;
  private final CompletableFuture<Json.Obj> first = new CompletableFuture<>();

  Recorder(URI behind) throws IOException {
    this.behind = behind;
    this.server = new Loopback(this::handle);
  }

  URI url() {
    return URI.create("http://" + server.address());
  }

  /// The first delivery as API Gateway hands it on.
  Json.Obj event(Duration limit) throws IOException, InterruptedException {
    try {
      return first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException none) {
      throw new IOException("No webhook came in " + limit, none);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int status = passOn(exchange, body);
    if (status == 202) {
      ObjBuilder headers = Json.object();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
      String path = exchange.getRequestURI().getPath();
      first.complete(GatewayEvent.of("POST", path, headers, new String(body, UTF_8)));
    }
    Loopback.answer(exchange, status, new byte[0]);
  }

  private int passOn(HttpExchange exchange, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().getPath()))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .getOrDefault(SIGNATURE, java.util.List.of())
        .forEach(value -> request.header(SIGNATURE, value));
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  @Override
  public void close() {
    server.close();
    http.shutdownNow();
  }
}

package dev.signalbox.autotask;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Psa;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Answers with what a test put in line, and keeps what was asked.
final class LoopbackPsa implements AutoCloseable {

  static final String USER = "abcdefgh@MSP.EXAMPLE";
  static final String SECRET = "s3cr3t+of/the user";
  static final String CODE = "TRACKINGIDENTIFIER000000001";
  static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  /// One request as it arrived.
  record Asked(String method, String path, Headers headers, String body) {
    Json.Obj json() {
      return Json.parseObject(body);
    }
  }

  /// One answer.
  record Answer(int status, Map<String, String> headers, String body) {}

  private final HttpServer server;
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  final FakeTime time = new FakeTime();
  final FakeLimiter limiter = new FakeLimiter();

  private LoopbackPsa(HttpServer server) {
    this.server = server;
  }

  static LoopbackPsa start() {
    try {
      LoopbackPsa psa =
          new LoopbackPsa(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      psa.server.createContext("/", psa::answer);
      psa.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      psa.server.start();
      return psa;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              body));
      Answer next;
      synchronized (answers) {
        next =
            answers.isEmpty()
                ? new Answer(599, Map.of(), "the test put no more answers in line")
                : answers.removeFirst();
      }
      next.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = next.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(next.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  LoopbackPsa then(int status, String body) {
    return then(status, Map.of("Content-Type", "application/json"), body);
  }

  LoopbackPsa then(int status, Map<String, String> headers, String body) {
    synchronized (answers) {
      answers.addLast(new Answer(status, headers, body));
    }
    return this;
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String zone() {
    return origin() + "/ATServicesRest/";
  }

  Autotask autotask() {
    return new Autotask(
        Autotask.Site.simulated(CODE, origin()), limiter, time, time, count -> new byte[count]);
  }

  Connection connection() {
    return connection(zone());
  }

  static Connection connection(String zone) {
    return new Connection(
        new ConnectionRef(new TenantId("acme"), new ConnectionId("desk")),
        PsaKind.AUTOTASK,
        "Desk",
        USER,
        zone,
        false,
        "account-1",
        new ConnectionState.Connected(),
        null,
        CREATED,
        CREATED,
        1);
  }

  static PsaSecret secret() {
    return new PsaSecret(SECRET, "", null, null);
  }

  Psa open(Purpose purpose) {
    return autotask().open(connection(), secret(), purpose);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

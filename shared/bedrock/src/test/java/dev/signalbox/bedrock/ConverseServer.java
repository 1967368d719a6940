package dev.signalbox.bedrock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Converse endpoint on loopback that plays a script, one step a request; its last step repeats.
final class ConverseServer implements AutoCloseable {

  record Recorded(String rawPath, Json.Obj body, String text) {}

  /// A step: what is answered, and after how long.
  record Step(int status, String errorType, String body, long millis) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Step> script = new ArrayDeque<>();
  private final List<Recorded> requests = new CopyOnWriteArrayList<>();

  ConverseServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/model/", this::serve);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Recorded> requests() {
    return List.copyOf(requests);
  }

  Recorded onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError("Expected one request, got " + requests.size());
    }
    return requests.getFirst();
  }

  ConverseServer then(Step step) {
    synchronized (script) {
      script.add(step);
    }
    return this;
  }

  /// The model calls the tool, after some reasoning and some talk.
  ConverseServer thenTool(Json.Obj input) {
    return then(
        message(
            "tool_use",
            Json.object()
                .put(
                    "reasoningContent",
                    Json.object().put("reasoningText", Json.object().put("text", "Let me see."))),
            Json.object().put("text", "I record it now."),
            Json.object()
                .put(
                    "toolUse",
                    Json.object()
                        .put("toolUseId", "tooluse_1")
                        .put("name", "record_triage")
                        .put("input", input))));
  }

  ConverseServer thenText(String text) {
    return then(message("end_turn", Json.object().put("text", text)));
  }

  ConverseServer thenStop(String reason, String text) {
    return then(message(reason, Json.object().put("text", text)));
  }

  ConverseServer thenError(int status, String type, String message) {
    return then(new Step(status, type, Json.object().put("message", message).write(), 0));
  }

  static Step slow(Step step, long millis) {
    return new Step(step.status(), step.errorType(), step.body(), millis);
  }

  static Step message(String stopReason, ObjBuilder... content) {
    Json.Obj body =
        Json.object()
            .put(
                "output",
                Json.object()
                    .put(
                        "message",
                        Json.object()
                            .put("role", "assistant")
                            .put(
                                "content",
                                Json.array(Stream.of(content).map(ObjBuilder::build).toList()))))
            .put("stopReason", stopReason)
            .put(
                "usage",
                Json.object()
                    .put("inputTokens", 1_700)
                    .put("outputTokens", 380)
                    .put("totalTokens", 5_080)
                    .put("cacheReadInputTokens", 3_000)
                    .put("cacheWriteInputTokens", 0))
            .put("metrics", Json.object().put("latencyMs", 900))
            .build();
    return new Step(200, "", body.write(), 0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          new Recorded(exchange.getRequestURI().getRawPath(), Json.parseObject(text), text));
      Step step = next();
      if (step.millis() > 0 && closed.await(step.millis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      answer(exchange, step);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Step next() {
    synchronized (script) {
      return script.size() == 1 ? script.getFirst() : script.removeFirst();
    }
  }

  private static void answer(HttpExchange exchange, Step step) throws IOException {
    byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (!step.errorType().isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", step.errorType());
    }
    exchange.sendResponseHeaders(step.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}

package dev.signalbox.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lambda's Runtime API for one start: gives out one event, takes one answer.
final class RuntimeApi implements AutoCloseable {

  /// The answer and when what happened, in nanoseconds of this process.
  record Answer(String body, long initEnded, long answered) {}

  private final String event;
  private final Runnable onInit;
  private final Loopback server;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile long initEnded;

  /// @param onInit called when the function has started and asks for its first event
  RuntimeApi(String event, Runnable onInit) throws IOException {
    this.event = event;
    this.onInit = onInit;
    this.server = new Loopback(this::handle);
  }

  String address() {
    return server.address();
  }

  /// Waits for the first answer.
  Answer await(Duration limit) throws IOException, InterruptedException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IOException("No answer in " + limit, late);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/invocation/next")) {
      next(exchange);
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    long now = System.nanoTime();
    if (path.endsWith("/response")) {
      answer.complete(new Answer(body, initEnded, now));
    } else {
      answer.completeExceptionally(new IOException(path + ": " + body));
    }
    Loopback.answer(exchange, 202, new byte[0]);
  }

  private void next(HttpExchange exchange) throws IOException {
    if (initEnded != 0) {
      // The second request for work stays open until the function is stopped.
      return;
    }
    onInit.run();
    describe(exchange);
    initEnded = System.nanoTime();
    Loopback.answer(exchange, 200, event.getBytes(UTF_8));
  }

  static void describe(HttpExchange exchange) {
    var headers = exchange.getResponseHeaders();
    headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:us-east-1:123456789012:function:bench");
    headers.add("Content-Type", "application/json");
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.signalbox.bench.coldstart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process that gets the same event again and again, and how long each answer took it, in
/// milliseconds.
final class Warm implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Candidate candidate;
  private final int events;
  private final Loopback server;
  private final List<Double> times = new ArrayList<>();
  private final CompletableFuture<List<Double>> done = new CompletableFuture<>();
  private long handedOut;

  private Warm(Candidate candidate, int events) throws IOException {
    this.candidate = candidate;
    this.events = events;
    this.server = new Loopback(this::handle);
  }

  /// The times of the second half; in the first half the machine still warms up.
  static List<Double> run(Candidate candidate, int events)
      throws IOException, InterruptedException {
    try (var warm = new Warm(candidate, events)) {
      Process process =
          Start.process(candidate, warm.server.address())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return warm.done.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      } catch (TimeoutException | ExecutionException fault) {
        throw new IOException(candidate.name() + " did not answer " + events + " times", fault);
      } finally {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/invocation/next")) {
      next(exchange);
      return;
    }
    times.add((System.nanoTime() - handedOut) / 1e6);
    String answer = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    if (!path.endsWith("/response") || !candidate.answers().test(answer)) {
      done.completeExceptionally(new IOException(path + ": " + answer));
    }
    Loopback.answer(exchange, 202, new byte[0]);
  }

  private void next(HttpExchange exchange) throws IOException {
    if (times.size() == events) {
      // The request for more work stays open until the process is stopped.
      done.complete(times.subList(events / 2, events).stream().sorted().toList());
      return;
    }
    RuntimeApi.describe(exchange);
    handedOut = System.nanoTime();
    Loopback.answer(
        exchange, 200, candidate.event().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}

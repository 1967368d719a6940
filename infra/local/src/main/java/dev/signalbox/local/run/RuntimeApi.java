package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.local.http.LoopbackServer;
import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's Runtime API, from which the runtime in another process fetches its invocations.
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";

  // Invocations are handed over once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Invocation(String id, byte[] event, CompletableFuture<byte[]> answer) {}

  private final FunctionSpec function;
  private final SynchronousQueue<Invocation> waiting = new SynchronousQueue<>(true);
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();
  private final LoopbackServer server;

  RuntimeApi(FunctionSpec function) throws IOException {
    this.function = function;
    this.server = LoopbackServer.start(0, this::answer);
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  /// Done when the function asks for its first event, failed when its start went wrong.
  CompletableFuture<Void> initialised() {
    return initialised;
  }

  /// Waits until the function takes the event; the answer comes later.
  CompletableFuture<byte[]> invoke(byte[] event) throws InterruptedException {
    var invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
    if (!waiting.offer(invocation, startLimit().toSeconds(), TimeUnit.SECONDS)) {
      throw InvocationFailed.reported(function, "its process does not ask for events");
    }
    return invocation.answer();
  }

  /// The process is gone; nobody will answer what it took.
  void abandon(RuntimeException reason) {
    initialised.completeExceptionally(reason);
    running.values().forEach(invocation -> invocation.answer().completeExceptionally(reason));
    running.clear();
  }

  private Response answer(Request request) {
    String path = request.rawPath();
    if (path.equals(INVOCATION + "next")) {
      return next();
    }
    if (path.equals(ROOT + "init/error")) {
      initialised.completeExceptionally(InvocationFailed.reported(function, text(request)));
      return accepted();
    }
    if (!path.startsWith(INVOCATION)) {
      return new Response(404, Map.of(), new byte[0]);
    }
    String[] parts = path.substring(INVOCATION.length()).split("/", 2);
    Invocation invocation = running.remove(parts[0]);
    if (invocation != null) {
      complete(invocation, parts[parts.length - 1], request);
    }
    return accepted();
  }

  private void complete(Invocation invocation, String outcome, Request request) {
    if (outcome.equals("response")) {
      invocation.answer().complete(request.body());
    } else {
      invocation.answer().completeExceptionally(InvocationFailed.reported(function, text(request)));
    }
  }

  private Response next() {
    initialised.complete(null);
    try {
      Invocation invocation = waiting.take();
      running.put(invocation.id(), invocation);
      Instant deadline = Instant.now().plus(function.timeout());
      return new Response(200, headers(invocation.id(), deadline), invocation.event());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Response(500, Map.of(), new byte[0]);
    }
  }

  private Map<String, List<String>> headers(String id, Instant deadline) {
    return Map.of(
        "Content-Type", List.of("application/json"),
        "Lambda-Runtime-Aws-Request-Id", List.of(id),
        "Lambda-Runtime-Deadline-Ms", List.of(String.valueOf(deadline.toEpochMilli())),
        "Lambda-Runtime-Invoked-Function-Arn", List.of(function.arn()),
        "Lambda-Runtime-Trace-Id", List.of("Root=1-00000000-" + id.replace("-", "").substring(8)));
  }

  private static Response accepted() {
    return Response.of(202, "application/json", "{\"status\":\"OK\"}".getBytes(UTF_8));
  }

  /// Type and message of the error; its stack trace stays in the function's log.
  private static String text(Request request) {
    String text = new String(request.body(), UTF_8);
    return request.header("lambda-runtime-function-error-type").orElse("")
        + " "
        + text.substring(0, Math.min(text.length(), 2_000));
  }

  static Duration startLimit() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void close() {
    server.close();
  }
}

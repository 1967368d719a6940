package dev.signalbox.local.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.local.http.LoopbackServer;
import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// bedrock-runtime on loopback: `POST /model/{id}/converse`.
public final class ConverseEndpoint implements AutoCloseable {

  private static final Pattern PATH = Pattern.compile("/model/([^/]+)/converse");
  private static final int KEPT_CALLS = 1_000;

  private final Queue<ConverseReply> script = new ConcurrentLinkedQueue<>();
  private final Queue<ConverseCall> calls = new ArrayDeque<>();
  private final LoopbackServer server;
  private volatile ConverseBrain brain;

  private ConverseEndpoint(int port, ConverseBrain brain) throws IOException {
    this.brain = brain;
    this.server = LoopbackServer.start(port, this::answer);
  }

  public static ConverseEndpoint start(int port, ConverseBrain brain) throws IOException {
    return new ConverseEndpoint(port, brain);
  }

  public URI uri() {
    return server.uri();
  }

  /// Who answers from now on.
  public void think(ConverseBrain brain) {
    this.brain = brain;
  }

  /// The next calls get these replies, one each, before the brain is asked again. Calls that the
  /// service would refuse use up none.
  public void next(ConverseReply... replies) {
    script.addAll(List.of(replies));
  }

  /// Forgets what was scripted and what was called.
  public void reset() {
    script.clear();
    synchronized (calls) {
      calls.clear();
    }
  }

  /// The latest calls, oldest first.
  public List<ConverseCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  private Response answer(Request request) {
    Matcher path = PATH.matcher(request.rawPath());
    if (!request.method().equals("POST") || !path.matches()) {
      return Response.json(404, Json.object().put("message", "The local Bedrock knows Converse."))
          .with("x-amzn-ErrorType", "UnknownOperationException");
    }
    long start = System.nanoTime();
    // In a path a plus is a plus; only queries use it for a space.
    String model = URLDecoder.decode(path.group(1).replace("+", "%2B"), UTF_8);
    Optional<Json.Obj> body = body(request);
    ConverseCall call = new ConverseCall(model, body.orElseGet(() -> Json.object().build()));
    ConverseReply reply =
        body.isEmpty() ? ConverseReply.invalid("Malformed input request.") : reply(call);
    pause(reply);
    return ConverseWire.response(call, reply, Duration.ofNanos(System.nanoTime() - start));
  }

  private static Optional<Json.Obj> body(Request request) {
    try {
      return Optional.of(Json.parseObject(request.body()));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private ConverseReply reply(ConverseCall call) {
    remember(call);
    return ConverseRules.refusal(call)
        .orElseGet(() -> {
          ConverseReply scripted = script.poll();
          return scripted == null ? brain.reply(call) : scripted;
        });
  }

  private void remember(ConverseCall call) {
    synchronized (calls) {
      calls.add(call);
      if (calls.size() > KEPT_CALLS) {
        calls.remove();
      }
    }
  }

  private static void pause(ConverseReply reply) {
    if (reply instanceof ConverseReply.Slow(var delay, _)) {
      try {
        Thread.sleep(delay);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

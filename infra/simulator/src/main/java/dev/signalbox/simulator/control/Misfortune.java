package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.hooks.Mishap;
import dev.signalbox.simulator.http.CutConnection;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.RequestFilter;
import dev.signalbox.simulator.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Draws from the faults that are set, for events and for calls, each with its own chances so that
/// one does not change the other's.
final class Misfortune implements RequestFilter {

  private static final long DEFAULT_TIMEOUT_MS = 70_000;
  private static final int LATEST_SECONDS = 60;

  private Faults faults = Faults.NONE;
  private SplittableRandom events = new SplittableRandom(1);
  private SplittableRandom calls = new SplittableRandom(1);
  private long left = Long.MAX_VALUE;

  synchronized void set(Faults other, long seed) {
    faults = other;
    left = other.amount("times").orElse(Long.MAX_VALUE);
    events = new SplittableRandom(other.amount("seed").orElse(seed));
    calls = new SplittableRandom(other.amount("seed").orElse(seed) + 1);
  }

  synchronized Faults faults() {
    return faults;
  }

  /// For the next event. Every rate is drawn every time, so that a seed means the same events
  /// whatever else is set.
  synchronized Mishap nextEvent() {
    boolean lost = drawn(events, "lost");
    boolean duplicate = drawn(events, "duplicate");
    boolean reorder = drawn(events, "reorder");
    boolean late = drawn(events, "late");
    int seconds = events.nextInt(5, LATEST_SECONDS);
    boolean unsigned = drawn(events, "unsigned");
    boolean forged = drawn(events, "forged");
    boolean disabled = drawn(events, "disabledHooks");
    Duration delay = late ? Duration.ofSeconds(seconds) : Duration.ZERO;
    return new Mishap(lost, duplicate, reorder, delay, unsigned, forged, disabled);
  }

  private boolean drawn(SplittableRandom random, String name) {
    return random.nextDouble() < faults.rate(name);
  }

  /// The first fault of a call that is drawn, empty for none.
  private synchronized String nextCall(Request request) {
    for (String name : CALL_ORDER) {
      if (drawn(calls, name) && left > 0 && matches(request)) {
        left--;
        return name;
      }
    }
    return "";
  }

  private static final List<String> CALL_ORDER = Faults.CALL_RATES.stream().sorted().toList();

  private boolean matches(Request request) {
    String path = request.path().toLowerCase(Locale.ROOT);
    return path.startsWith("/atservicesrest")
        && path.contains(faults.match().toLowerCase(Locale.ROOT));
  }

  @Override
  public Reply apply(Request request, Handler next) {
    return switch (nextCall(request)) {
      case "http429" -> throttled();
      case "threadLimit" -> errors("Thread Threshold Exceeded (Itgenatr005).");
      case "permission" -> errors(permission(request));
      case "html502" ->
          Response.text(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
      case "timeout" -> held();
      case "cutBefore" -> new CutConnection();
      case "cutAfter" -> {
        Reply _ = next.handle(request);
        yield new CutConnection();
      }
      default -> next.handle(request);
    };
  }

  /// Delays a call while it holds one of its endpoint's threads.
  Reply delayed(Request request, Handler next) {
    long wait = faults().amount("latency").orElse(0L);
    if (wait > 0 && matchesNow(request)) {
      sleep(wait);
    }
    return next.handle(request);
  }

  private synchronized boolean matchesNow(Request request) {
    return matches(request);
  }

  private Response throttled() {
    Response response = errors(429, "The request limit was exceeded.");
    return faults()
        .amount("retryAfter")
        .map(seconds -> response.with("Retry-After", Long.toString(seconds)))
        .orElse(response);
  }

  private static String permission(Request request) {
    boolean reads =
        request.method().equals("GET")
            || request.path().toLowerCase(Locale.ROOT).contains("/query");
    return "The logged in Resource does not have the adequate permissions to "
        + (reads ? "query" : "create")
        + " this entity type.";
  }

  private CutConnection held() {
    sleep(faults().amount("timeoutMs").orElse(DEFAULT_TIMEOUT_MS));
    return new CutConnection();
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      // The server stops; the caller's connection goes with it.
      Thread.currentThread().interrupt();
    }
  }

  private static Response errors(String text) {
    return errors(500, text);
  }

  private static Response errors(int status, String text) {
    return Response.json(status, Json.object().put("errors", Json.texts(List.of(text))).build());
  }
}

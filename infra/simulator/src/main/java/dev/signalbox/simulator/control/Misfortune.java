package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.hooks.Mishap;
import dev.signalbox.simulator.http.CutBody;
import dev.signalbox.simulator.http.CutConnection;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.RequestFilter;
import dev.signalbox.simulator.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// Draws from the faults that are set, for events, for calls, for what sets webhooks up and for
/// writes, each with its own chances so that one does not change the other's.
final class Misfortune implements RequestFilter {

  private static final long DEFAULT_TIMEOUT_MS = 70_000;
  private static final long LATEST_SECONDS = 60;
  private static final int LEAST_LATE_SECONDS = 5;
  private static final long REVERT_SECONDS = 2;

  private Faults faults = Faults.NONE;
  private SplittableRandom events = new SplittableRandom(1);
  private SplittableRandom calls = new SplittableRandom(1);
  private SplittableRandom hooks = new SplittableRandom(1);
  private SplittableRandom writes = new SplittableRandom(1);
  private long left = Long.MAX_VALUE;

  synchronized void set(Faults other, long seed) {
    faults = other;
    left = other.amount("times").orElse(Long.MAX_VALUE);
    events = new SplittableRandom(other.amount("seed").orElse(seed));
    calls = new SplittableRandom(other.amount("seed").orElse(seed) + 1);
    hooks = new SplittableRandom(other.amount("seed").orElse(seed) + 2);
    writes = new SplittableRandom(other.amount("seed").orElse(seed) + 3);
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
    long seconds =
        events.nextLong(
            LEAST_LATE_SECONDS,
            Math.max(LEAST_LATE_SECONDS + 1, faults.amount("lateSeconds").orElse(LATEST_SECONDS)));
    boolean unsigned = drawn(events, "unsigned");
    boolean forged = drawn(events, "forged");
    boolean disabled = drawn(events, "disabledHooks");
    Duration delay = late ? Duration.ofSeconds(seconds) : Duration.ZERO;
    boolean silentlyOff = drawn(hooks, "silentlyOff");
    boolean forgedOff = drawn(hooks, "forgedOff");
    return new Mishap(
        lost, duplicate, reorder, delay, unsigned, forged, disabled, silentlyOff, forgedOff);
  }

  /// For the next field of a webhook.
  synchronized boolean losesField() {
    return drawn(hooks, "lostFields");
  }

  /// For the next change of a ticket that a workflow rule could undo: after how long it does.
  synchronized Optional<Duration> reverts() {
    return drawn(writes, "reverted")
        ? Optional.of(Duration.ofSeconds(faults.amount("revertAfter").orElse(REVERT_SECONDS)))
        : Optional.empty();
  }

  /// How long the first call of a connection waits.
  Duration slowConnect() {
    return Duration.ofMillis(faults().amount("slowConnect").orElse(0L));
  }

  Duration readyAfter() {
    return Duration.ofSeconds(faults().amount("readyAfter").orElse(0L));
  }

  private boolean drawn(SplittableRandom random, String name) {
    return random.nextDouble() < faults.rate(name);
  }

  /// The first fault of a call that is drawn, empty for none.
  private synchronized String nextCall(Request request) {
    for (String name : CALL_ORDER) {
      if (drawn(calls, name) && left > 0 && matches(request) && concerns(name, request)) {
        left--;
        return name;
      }
    }
    return "";
  }

  /// Where a fault can happen at all.
  private static boolean concerns(String name, Request request) {
    String path = request.path().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "zoneError" -> path.endsWith("/zoneinformation");
      case "unauthorized", "suspended", "threadLimit" ->
          !path.endsWith("information") || path.endsWith("entityinformation");
      case "noRows" -> path.endsWith("/query") || path.endsWith("/query/count");
      default -> true;
    };
  }

  /// What a user without any line of business gets: no error, and nothing in it.
  private static Reply noRows(Request request, Handler next) {
    boolean counts = request.path().toLowerCase(Locale.ROOT).endsWith("/count");
    Json.Obj page =
        Json.parseObject(
            "{\"items\":[],\"pageDetails\":{\"count\":0,\"requestCount\":500,"
                + "\"prevPageUrl\":null,\"nextPageUrl\":null}}");
    return next.handle(request) instanceof Response whole && whole.status() != 200
        ? whole
        : Response.json(200, counts ? Json.object().put("queryCount", 0).build() : page);
  }

  private static Response page(int status, String title) {
    return Response.text(status, "text/html", "<html><body><h1>" + title + "</h1></body></html>");
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
      case "http429" -> throttled(request);
      case "threadLimit" -> errors("Thread Threshold Exceeded (Itgenatr005).");
      case "permission" -> errors(permission(request));
      case "unauthorized" -> errors(401, "Unauthorized. The credentials are not valid.");
      case "suspended" ->
          errors("The limit of 10000 external requests per 60 minutes has been exceeded.");
      case "zoneError" -> errors("Zone information could not be determined");
      case "noRows" -> noRows(request, next);
      case "garbage" -> Response.text(200, "application/json", "{\"items\":[{\"id\":");
      case "html200" -> page(200, "Sign in");
      case "html500" -> page(500, "500 Internal Server Error");
      case "html502" -> page(502, "502 Bad Gateway");
      case "cutBody" ->
          next.handle(request) instanceof Response whole ? new CutBody(whole) : new CutConnection();
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

  private Response throttled(Request request) {
    Response response = errors(429, "The request limit was exceeded.");
    Optional<Long> date = faults().amount("retryAfterDate");
    return date.map(seconds -> httpDate(request.at().plusSeconds(seconds)))
        .or(() -> faults().amount("retryAfter").map(String::valueOf))
        .map(wait -> response.with("Retry-After", wait))
        .orElse(response);
  }

  /// Whole seconds only, so the next one: a date must not come too early.
  private static String httpDate(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
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

  private Response errors(String text) {
    return errors(500, text);
  }

  /// Where the text stands differs (changelog of the n8n node).
  private Response errors(int status, String text) {
    Json.Obj listed = Json.object().put("errors", Json.texts(List.of(text))).build();
    return Response.json(
        status,
        switch (faults().errorsIn()) {
          case "message" -> Json.object().put("message", text).build();
          case "nested" -> Json.object().put("error", listed).build();
          default -> listed;
        });
  }
}

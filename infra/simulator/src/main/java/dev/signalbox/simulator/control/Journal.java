package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.http.CutBody;
import dev.signalbox.simulator.http.CutConnection;
import dev.signalbox.simulator.http.Handler;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.RequestFilter;
import dev.signalbox.simulator.http.Response;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every request that the simulated PSAs received, with how many others were under way at the same
/// endpoint. Stands around everything else, so that also what a fault did is in it.
final class Journal implements RequestFilter {

  private static final int KEPT = 200_000;
  private static final int CUT = 0;
  private static final String PREFIX = "/atservicesrest";
  private static final Set<String> SECRET_HEADERS =
      Set.of("secret", "apiintegrationcode", "authorization", "cookie");

  /// @param status 0 when the connection was cut
  /// @param concurrent requests at this endpoint while this one began, itself included
  private record Entry(
      Instant at,
      String method,
      String path,
      String endpoint,
      int status,
      int concurrent,
      @Nullable Long impersonated,
      Map<String, String> headers) {}

  private final Function<Request, String> endpoints;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Integer> underWay = new HashMap<>();

  /// @param endpoints what the vendor's thread limit counts a request under
  Journal(Function<Request, String> endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public Reply apply(Request request, Handler next) {
    if (!request.path().toLowerCase(java.util.Locale.ROOT).startsWith(PREFIX)) {
      return next.handle(request);
    }
    String endpoint = endpoints.apply(request);
    String place = request.header("UserName").orElse("") + " " + endpoint;
    int concurrent = begin(place);
    int status = 500;
    try {
      Reply reply = next.handle(request);
      status =
          switch (reply) {
            case Response response -> response.status();
            case CutBody _, CutConnection _ -> CUT;
          };
      return reply;
    } finally {
      end(place, entry(request, endpoint, status, concurrent));
    }
  }

  private static Entry entry(Request request, String endpoint, int status, int concurrent) {
    Map<String, String> shown = new TreeMap<>(request.headers());
    shown.keySet().removeAll(SECRET_HEADERS);
    return new Entry(
        request.at(),
        request.method(),
        request.path(),
        endpoint,
        status,
        concurrent,
        request.header("ImpersonationResourceId").map(Journal::number).orElse(null),
        shown);
  }

  private static @Nullable Long number(String text) {
    return text.isEmpty() || !text.chars().allMatch(Character::isDigit) ? null : Long.valueOf(text);
  }

  private synchronized int begin(String place) {
    return underWay.merge(place, 1, Integer::sum);
  }

  private synchronized void end(String place, Entry entry) {
    underWay.computeIfPresent(place, (_, count) -> count == 1 ? null : count - 1);
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }

  synchronized void clear() {
    entries.clear();
  }

  Json since(Instant since) {
    List<Json> requests = new ArrayList<>();
    Map<String, Integer> most = new TreeMap<>();
    for (Entry entry : copy()) {
      if (!entry.at().isBefore(since)) {
        requests.add(json(entry));
        most.merge(entry.endpoint(), entry.concurrent(), Math::max);
      }
    }
    ObjBuilder maxConcurrent = Json.object();
    most.forEach((endpoint, count) -> maxConcurrent.put(endpoint, (long) count));
    return Json.object()
        .put("requests", Json.array(requests))
        .put("maxConcurrent", maxConcurrent)
        .build();
  }

  private synchronized List<Entry> copy() {
    return List.copyOf(entries);
  }

  private static Json json(Entry entry) {
    ObjBuilder headers = Json.object();
    entry.headers().forEach(headers::put);
    return Json.object()
        .put("at", entry.at())
        .put("psa", "autotask")
        .put("method", entry.method())
        .put("path", entry.path())
        .put("status", entry.status())
        .put("concurrent", entry.concurrent())
        .put(
            "impersonated",
            entry.impersonated() == null ? Json.none() : Json.number(entry.impersonated()))
        .put("headers", headers)
        .build();
  }
}

package dev.signalbox.local.run;

import dev.signalbox.json.Json;
import dev.signalbox.local.http.LoopbackServer;
import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// API Gateway's HTTP API in front of the functions.
final class HttpApi implements AutoCloseable {

  private static final int LARGEST_BODY = 10 * 1024 * 1024;
  private static final int LARGEST_HEAD = 10_240;

  private final LoopbackServer server;
  private final Usage usage;
  private final Consumer<String> log;
  private volatile List<Route> routes = List.of();
  private volatile Cors cors = new Cors(Map.of());

  HttpApi(int port, Usage usage, Consumer<String> log) throws IOException {
    this.usage = usage;
    this.log = log;
    this.server = LoopbackServer.start(port, this::answer);
  }

  URI uri() {
    return server.uri();
  }

  /// From now on; until then nothing is found.
  void serve(List<Route> routes, Cors cors) {
    var sorted = new ArrayList<>(routes);
    sorted.sort(Route.MOST_SPECIFIC_FIRST);
    this.routes = List.copyOf(sorted);
    this.cors = cors;
  }

  private Response answer(Request request) {
    return cors.preflight(request)
        .or(() -> refused(request))
        .orElseGet(() -> cors.apply(request, routed(request)));
  }

  private static Optional<Response> refused(Request request) {
    int head =
        request.headers().entrySet().stream()
            .mapToInt(e -> e.getKey().length() + String.join(",", e.getValue()).length())
            .sum();
    if (request.body().length > LARGEST_BODY) {
      return Optional.of(message(413, "Request Entity Too Large"));
    }
    return head + request.uri().toString().length() > LARGEST_HEAD
        ? Optional.of(message(431, "Request Header Fields Too Large"))
        : Optional.empty();
  }

  private Response routed(Request request) {
    for (Route route : routes) {
      Optional<Map<String, String>> match = route.match(request.method(), request.rawPath());
      if (match.isPresent()) {
        usage.routeTaken(route.function().spec().logicalId(), route.key());
        return invoke(route, HttpEvent.of(request, route, match.get()));
      }
    }
    return message(404, "Not Found");
  }

  private Response invoke(Route route, byte[] event) {
    try {
      return HttpResult.of(route.function().invoke(event));
    } catch (InvocationFailed e) {
      log.accept(e.getMessage() + e.place());
      return e.isTimeout() ? message(503, "Service Unavailable") : HttpResult.internalError();
    }
  }

  private static Response message(int status, String message) {
    return Response.json(status, Json.object().put("message", message));
  }

  @Override
  public void close() {
    server.close();
  }
}

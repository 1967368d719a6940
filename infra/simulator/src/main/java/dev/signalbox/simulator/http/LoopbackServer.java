package dev.signalbox.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// An HTTP server on 127.0.0.1 with handlers by path prefix (case does not matter) and filters
/// around all of them, the first one outermost.
public final class LoopbackServer implements AutoCloseable {

  private record Route(String prefix, Handler handler) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final AtomicLong received = new AtomicLong();
  private final List<Route> routes = new CopyOnWriteArrayList<>();
  private final List<RequestFilter> filters = new CopyOnWriteArrayList<>();
  private final Set<InetSocketAddress> connected = ConcurrentHashMap.newKeySet();
  private volatile Supplier<Duration> slowConnect = () -> Duration.ZERO;

  private LoopbackServer(HttpServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /// Starts listening; port 0 takes a free one.
  public static LoopbackServer start(int port, InstantSource clock) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      var started = new LoopbackServer(HttpServer.create(address, 0), clock);
      started.server.setExecutor(started.threads);
      started.server.createContext("/", started::serve);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " on 127.0.0.1 cannot be used; choose another one.", e);
    }
  }

  /// Adds a handler for every path that starts with the prefix; the first match wins.
  public void route(String prefix, Handler handler) {
    routes.add(new Route(prefix.toLowerCase(Locale.ROOT), handler));
  }

  /// Adds a filter inside the ones that are there.
  public void filter(RequestFilter filter) {
    filters.add(filter);
  }

  /// The first call of each connection waits, as name resolution and TLS of a distant server do.
  public void slowConnects(Supplier<Duration> wait) {
    slowConnect = wait;
  }

  public URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (connected.add(exchange.getRemoteAddress())) {
        connect();
      }
      switch (answer(received(exchange))) {
        case Response response -> send(exchange, response, response.body().length());
        case CutBody(Response whole) -> send(exchange, whole, whole.body().length() / 2);
        case CutConnection _ -> {
          // Closing before the headers are sent drops the connection.
        }
      }
    }
  }

  private void connect() {
    try {
      Thread.sleep(slowConnect.get());
    } catch (InterruptedException _) {
      // The server stops; the connection goes with it.
      Thread.currentThread().interrupt();
    }
  }

  private Request received(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT),
                    entry -> String.join(",", entry.getValue())));
    return new Request(
        received.incrementAndGet(),
        clock.instant(),
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        headers,
        Body.of(exchange.getRequestBody().readAllBytes()));
  }

  private Reply answer(Request request) {
    Handler handler = routed(request);
    for (RequestFilter filter : filters.reversed()) {
      handler = filter.around(handler);
    }
    try {
      return handler.handle(request);
    } catch (RuntimeException e) {
      return Response.json(
          500,
          Json.object()
              .put("errors", Json.texts(List.of("The simulator itself failed: " + e)))
              .build());
    }
  }

  private Handler routed(Request request) {
    String path = request.path().toLowerCase(Locale.ROOT);
    return routes.stream()
        .filter(route -> path.startsWith(route.prefix()))
        .findFirst()
        .map(Route::handler)
        .orElse(_ -> Response.text(404, "text/plain", "No simulator answers this path."));
  }

  private void send(HttpExchange exchange, Response response, int bytes) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    ClockedDate.install(exchange.getResponseHeaders(), clock.instant());
    exchange.sendResponseHeaders(
        response.status(), response.body().isEmpty() ? -1 : response.body().length());
    if (!response.body().isEmpty()) {
      exchange.getResponseBody().write(response.body().bytes(), 0, bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

package dev.signalbox.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server on 127.0.0.1, a virtual thread for each request.
public final class LoopbackServer implements AutoCloseable {

  static {
    // Read once, when the server's classes load; without it small answers wait 40 ms for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// @param port 0 for any free one
  public static LoopbackServer start(int port, Answering answering) throws IOException {
    HttpServer server = HttpServer.create(address(port), 1024);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answering));
    server.start();
    return new LoopbackServer(server, threads);
  }

  private static InetSocketAddress address(int port) throws BindException {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static void answer(HttpExchange exchange, Answering answering) throws IOException {
    try (exchange) {
      Request request = Request.read(exchange);
      send(exchange, answering.answer(request));
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    byte[] body = response.body();
    boolean noBody = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), noBody ? -1 : body.length);
    if (!noBody) {
      exchange.getResponseBody().write(body);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// What the server says to a request; a fault of it closes the connection without an answer.
  @FunctionalInterface
  public interface Answering {
    Response answer(Request request) throws IOException;
  }
}

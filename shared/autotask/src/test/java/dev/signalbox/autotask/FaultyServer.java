package dev.signalbox.autotask;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server whose every answer goes wrong in one way, down to the bytes on the wire.
final class FaultyServer implements AutoCloseable {

  private static final String JSON =
      "Content-Type: application/json\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n";
  private static final String ROWS = "{\"items\":[{\"id\":1},{\"id\":2}],\"queryCount\":2}";

  /// What goes wrong.
  enum Fault {
    REFUSED,
    RESET,
    CLOSED_BEFORE_HEADERS,
    CUT_IN_HEADERS,
    CUT_BEFORE_BODY,
    CUT_IN_BODY,
    LENGTH_TOO_SHORT,
    LENGTH_TOO_LONG,
    BROKEN_CHUNK,
    GARBAGE,
    GARBAGE_BODY,
    SILENT,
    SILENT_AFTER_HEADERS,
    DRIP,
    EMPTY_200,
    EMPTY_503,
    HTML_200,
    HTML_500,
    HTML_502,
    OTHER_JSON_200,
    LIST_200
  }

  private final ServerSocket server;
  private final Fault fault;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private FaultyServer(ServerSocket server, Fault fault) {
    this.server = server;
    this.fault = fault;
  }

  static FaultyServer start(Fault fault) {
    try {
      FaultyServer faulty =
          new FaultyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), fault);
      if (fault == Fault.REFUSED) {
        faulty.server.close();
      } else {
        var _ = faulty.threads.submit(faulty::accept);
      }
      return faulty;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      var _ = threads.submit(() -> serve(socket));
    }
    return null;
  }

  private Void serve(Socket socket) throws IOException, InterruptedException {
    try (socket) {
      if (fault == Fault.RESET) {
        socket.setSoLinger(true, 0);
        return null;
      }
      readRequest(socket.getInputStream());
      answer(socket.getOutputStream());
    }
    return null;
  }

  private static void readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        in.readNBytes(Integer.parseInt(line.substring(15).strip()));
      }
    }
  }

  private void answer(OutputStream out) throws IOException, InterruptedException {
    switch (fault) {
      case REFUSED, RESET, CLOSED_BEFORE_HEADERS -> {}
      case CUT_IN_HEADERS -> send(out, "HTTP/1.1 200 OK\r\nContent-Ty");
      case CUT_BEFORE_BODY -> send(out, head(ROWS.length()));
      case CUT_IN_BODY -> send(out, head(ROWS.length()) + ROWS.substring(0, 20));
      case LENGTH_TOO_SHORT -> send(out, head(ROWS.length() - 9) + ROWS);
      case LENGTH_TOO_LONG -> send(out, head(ROWS.length() + 9) + ROWS);
      case BROKEN_CHUNK ->
          send(
              out,
              "HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + ROWS);
      case GARBAGE -> out.write(noise());
      case GARBAGE_BODY -> {
        send(out, head(noise().length));
        out.write(noise());
      }
      case SILENT -> Thread.sleep(Duration.ofSeconds(20));
      case SILENT_AFTER_HEADERS -> {
        send(out, head(ROWS.length()));
        Thread.sleep(Duration.ofSeconds(20));
      }
      case DRIP -> drip(out);
      case EMPTY_200 -> send(out, head(0));
      case EMPTY_503 -> send(out, "HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n");
      case HTML_200 -> page(out, "200 OK");
      case HTML_500 -> page(out, "500 Internal Server Error");
      case HTML_502 -> page(out, "502 Bad Gateway");
      case OTHER_JSON_200 -> send(out, head(2) + "{}");
      case LIST_200 -> send(out, head(2) + "[]");
    }
  }

  private static void drip(OutputStream out) throws IOException, InterruptedException {
    send(out, head(ROWS.length()));
    for (int at = 0; at < ROWS.length(); at++) {
      send(out, ROWS.substring(at, at + 1));
      Thread.sleep(Duration.ofMillis(400));
    }
  }

  private static void page(OutputStream out, String status) throws IOException {
    String body = "<html><body>" + status + "</body></html>";
    send(
        out,
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/html\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static String head(int length) {
    return "HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: " + length + "\r\n\r\n";
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static byte[] noise() {
    byte[] noise = new byte[300];
    new Random(23).nextBytes(noise);
    return noise;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}

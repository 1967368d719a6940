package dev.signalbox.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Takes every connection in the place of AWS and never ends an answer, while clients are pointed
/// at it as a deployment points them elsewhere.
final class SilentAws implements AutoCloseable {

  private static final int A_BYTE_EACH_MS = 20;

  private final Map<String, String> settings;
  private final ServerSocket server;
  private final boolean drips;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param drips whether it sends an answer, byte by byte, that has no end
  SilentAws(boolean drips) {
    this.drips = drips;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings =
        Map.of(
            "aws.accessKeyId",
            "test",
            "aws.secretAccessKey",
            "test",
            "aws.endpointUrl",
            "http://127.0.0.1:" + server.getLocalPort());
    settings.forEach(System::setProperty);
    var _ = threads.submit(this::accept);
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      var _ = threads.submit(() -> drip(socket));
    }
    return null;
  }

  private Void drip(Socket socket) throws IOException, InterruptedException {
    try (socket) {
      if (drips) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
      }
      while (!server.isClosed()) {
        Thread.sleep(A_BYTE_EACH_MS);
        if (drips) {
          socket.getOutputStream().write('x');
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    settings.keySet().forEach(System::clearProperty);
  }
}

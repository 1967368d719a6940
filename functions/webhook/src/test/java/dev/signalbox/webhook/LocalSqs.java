package dev.signalbox.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A queue endpoint in the place of SQS that is well or not, to which the SDK is pointed as a
/// deployment points it elsewhere.
final class LocalSqs implements AutoCloseable {

  enum Mood {
    WELL,
    /// Takes connections and answers nothing.
    SILENT,
    /// Takes no connections.
    CLOSED,
    THROTTLING,
    BROKEN,
    /// Answers that it did not take the message, for a fault of its own.
    REFUSING,
    /// The same, each time after nearly as long as a call may take.
    REFUSING_SLOWLY
  }

  private static final Duration SLOW = Duration.ofMillis(1_800);

  private final HttpServer server;
  private final Map<String, String> settings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Mood mood = Mood.WELL;

  LocalSqs() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    settings =
        Map.of(
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test",
            "aws.endpointUrlSqs", "http://127.0.0.1:" + server.getAddress().getPort());
    settings.forEach(System::setProperty);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/000000000000/refresh";
  }

  void become(Mood mood) {
    this.mood = mood;
    if (mood == Mood.CLOSED) {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Json.Obj request = Json.parseObject(exchange.getRequestBody().readAllBytes());
    switch (mood) {
      case WELL -> send(exchange, 200, result(taken(request), List.of()));
      case SILENT, CLOSED -> waitFor(Duration.ofMinutes(1));
      case THROTTLING -> send(exchange, 400, fault("RequestThrottled"));
      case BROKEN -> send(exchange, 500, fault("InternalFailure"));
      case REFUSING -> send(exchange, 200, result(List.of(), refused(request)));
      case REFUSING_SLOWLY -> {
        waitFor(SLOW);
        send(exchange, 200, result(List.of(), refused(request)));
      }
    }
  }

  private static List<Json.Obj> taken(Json.Obj request) {
    List<Json.Obj> taken = new ArrayList<>();
    for (Json entry : request.list("Entries")) {
      Json.Obj one = (Json.Obj) entry;
      taken.add(
          Json.object()
              .put("Id", one.text("Id").orElseThrow())
              .put("MessageId", "m-1")
              .put("MD5OfMessageBody", md5(one.text("MessageBody").orElseThrow()))
              .build());
    }
    return taken;
  }

  private static List<Json.Obj> refused(Json.Obj request) {
    List<Json.Obj> refused = new ArrayList<>();
    for (Json entry : request.list("Entries")) {
      refused.add(
          Json.object()
              .put("Id", ((Json.Obj) entry).text("Id").orElseThrow())
              .put("Code", "InternalError")
              .put("SenderFault", false)
              .build());
    }
    return refused;
  }

  private static Json.Obj result(List<Json.Obj> taken, List<Json.Obj> refused) {
    return Json.object()
        .put("Successful", Json.array(taken))
        .put("Failed", Json.array(refused))
        .build();
  }

  private static Json.Obj fault(String code) {
    return Json.object().put("__type", "com.amazonaws.sqs#" + code).put("message", code).build();
  }

  private static void send(HttpExchange exchange, int status, Json.Obj body) throws IOException {
    byte[] bytes = body.bytes();
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void waitFor(Duration duration) {
    try {
      var _ = closed.await(duration.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
    settings.keySet().forEach(System::clearProperty);
  }
}

package dev.signalbox.bench.webhook;

import dev.signalbox.bench.desk.Desk;
import dev.signalbox.json.Json;
import dev.signalbox.local.http.LoopbackServer;
import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The least that could be done: the same HTTP server puts the body on a queue of the same cloud
/// with the same client, and answers.
final class Baseline implements AutoCloseable {

  private final SqsClient sqs;
  private final String queue;
  private final LoopbackServer server;

  Baseline(Desk desk) throws IOException {
    this.sqs = desk.clients().sqs();
    this.queue = sqs.createQueue(it -> it.queueName("bench-baseline")).queueUrl();
    this.server = LoopbackServer.start(0, this::answer);
  }

  URI uri() {
    return server.uri();
  }

  private Response answer(Request request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
    return Response.json(202, Json.object());
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.json.Json;
import dev.signalbox.webhook.LocalSqs.Mood;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What a PSA hears while the queue is down: it gives a delivery up that it waits for too long, and
/// Autotask counts that as a failure of the webhook.
class QueueDownTest extends WithAReceiver {

  private static final Duration PROMISED = Duration.ofSeconds(3);

  private LocalSqs sqs;
  private Environment environment;

  @BeforeEach
  void open() throws IOException {
    sqs = new LocalSqs();
    environment =
        new Environment(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "REFRESH_QUEUE_URL", sqs.url(),
                "RUNS_QUEUE_URL", sqs.url(),
                "TRIAGE_QUEUE_URL", sqs.url()));
  }

  @AfterEach
  void shut() {
    sqs.close();
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
  @Tag("P1")
  void whileTheQueueIsDownADeliveryIsAskedForAgainInTime(Mood mood) throws Exception {
    WebhookHandler webhook =
        webhook(Wiring.queue(new AwsClients(environment, Wiring.CALLS), environment));
    assertThat(deliver(webhook).number("statusCode")).hasValue(202);
    sqs.become(mood);

    long began = System.nanoTime();
    Json.Obj answer = deliver(webhook);
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(answer.number("statusCode")).hasValue(503);
    assertThat(answer.object("headers").flatMap(all -> all.text("retry-after"))).isPresent();
    assertThat(took).isLessThan(PROMISED);

    if (mood != Mood.CLOSED) {
      sqs.become(Mood.WELL);
      assertThat(deliver(webhook).number("statusCode")).hasValue(202);
    }
  }

  /// The control: a client that is left as the SDK makes it.
  @Test
  @Tag("P1")
  void withoutAnEndForTheCallAPsaWouldWait() throws Exception {
    try (var threads = Executors.newSingleThreadExecutor();
        SqsClient patient =
            SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      WebhookHandler webhook =
          webhook(new SqsTaskQueue(patient, new QueueUrls(environment), _ -> {}));
      assertThat(deliver(webhook).number("statusCode")).hasValue(202);
      sqs.become(Mood.SILENT);

      Future<Json.Obj> answer = threads.submit(() -> deliver(webhook));
      assertThat(comes(answer)).isFalse();
      sqs.close();
    }
  }

  /// The control: whoever tries as often as a worker does.
  @Test
  @Tag("P1")
  void tryingAsAWorkerDoesWouldTakeTooLong() throws Exception {
    AwsClients clients = new AwsClients(environment, Wiring.CALLS);
    WebhookHandler webhook =
        webhook(new SqsTaskQueue(clients.sqs(), new QueueUrls(environment), _ -> {}));
    assertThat(deliver(webhook).number("statusCode")).hasValue(202);
    sqs.become(Mood.REFUSING_SLOWLY);

    long began = System.nanoTime();
    assertThat(deliver(webhook).number("statusCode")).hasValue(503);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(PROMISED);
  }

  private static boolean comes(Future<?> answer) throws Exception {
    try {
      var _ = answer.get(PROMISED.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  private WebhookHandler webhook(TaskQueue queue) {
    return new WebhookHandler(
        new Deliveries(
            new ReceiveWebhook(
                new OneToken(),
                routes,
                new HookKeys(secrets, clock),
                Autotask.webhooks(),
                queue,
                new CountingIds(),
                clock)));
  }

  private static Json.Obj deliver(WebhookHandler webhook) throws IOException {
    String body = update(7);
    byte[] event =
        Json.object()
            .put("rawPath", "/webhooks/autotask/" + OneToken.TOKEN)
            .put("headers", Json.object().put("x-hook-signature", signature(body, KEY)).build())
            .put("body", body)
            .put("requestContext", Json.object().put("requestId", "r-1"))
            .bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    webhook.handleRequest(new ByteArrayInputStream(event), out, null);
    return Json.parseObject(out.toByteArray());
  }
}

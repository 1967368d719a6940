package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.queue.QueueUrls;
import dev.signalbox.aws.queue.SqsTaskQueue;
import dev.signalbox.core.Shortest;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.json.Json;
import dev.signalbox.webhook.LocalSqs.Mood;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
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
  private static final OptionalLong ACCEPTED = OptionalLong.of(202);
  private static final int TRIES = 5;

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
  void whileTheQueueIsDownADeliveryIsAskedForAgainInTime(Mood mood) {
    WebhookHandler webhook =
        webhook(Wiring.queue(new AwsClients(environment, Wiring.CALLS), environment));
    awaitAccepted(webhook);
    sqs.become(mood);

    Duration took =
        Shortest.of(
            PROMISED,
            () -> {
              Json.Obj answer = deliver(webhook);
              assertThat(answer.number("statusCode")).hasValue(503);
              assertThat(answer.object("headers").flatMap(all -> all.text("retry-after")))
                  .isPresent();
            });

    assertThat(took).isLessThan(PROMISED);

    if (mood != Mood.CLOSED) {
      sqs.become(Mood.WELL);
      awaitAccepted(webhook);
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
      awaitAccepted(webhook);
      sqs.become(Mood.SILENT);

      Future<Json.Obj> answer = threads.submit(() -> deliver(webhook));
      assertThat(comes(answer)).isFalse();
      sqs.close();
    }
  }

  /// The control: whoever tries as often as a worker does.
  @Test
  @Tag("P1")
  void tryingAsAWorkerDoesWouldTakeTooLong() {
    AwsClients clients = new AwsClients(environment, CallLimits.WORKER);
    WebhookHandler webhook =
        webhook(new SqsTaskQueue(clients.sqs(), new QueueUrls(environment), _ -> {}));
    awaitAccepted(webhook);
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
    return new WebhookHandler(new Deliveries(receiver(secrets, queue)));
  }

  /// A client that is used for the first time, on a machine that is busy, may be too slow once.
  private static void awaitAccepted(WebhookHandler webhook) {
    Json.Obj answer = deliver(webhook);
    for (int i = 1; i < TRIES && !answer.number("statusCode").equals(ACCEPTED); i++) {
      answer = deliver(webhook);
    }
    assertThat(answer.number("statusCode")).isEqualTo(ACCEPTED);
  }

  private static Json.Obj deliver(WebhookHandler webhook) {
    String body = update(7);
    byte[] event =
        Json.object()
            .put("rawPath", "/webhooks/autotask/" + OneToken.TOKEN)
            .put("headers", Json.object().put("x-hook-signature", signature(body, KEY)).build())
            .put("body", body)
            .put("requestContext", Json.object().put("requestId", "r-1"))
            .bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      webhook.handleRequest(new ByteArrayInputStream(event), out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parseObject(out.toByteArray());
  }
}

package dev.signalbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.dynamo.DynamoSettingsStore;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.json.Json;
import dev.signalbox.local.run.InvocationFailed;
import dev.signalbox.local.run.KillableFunction;
import dev.signalbox.simulator.hooks.HookSignature;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Receivers of webhooks that are real processes, ended as `kill -9` does while they answer.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is for Linux")
class KilledReceiverTest {

  @Test
  @Tag("P2")
  void whatAKilledReceiverAcknowledgedIsOnTheQueue() throws Exception {
    killed(6);
  }

  @Test
  @Tag("P2")
  @Tag("long")
  void whatTwoHundredKilledReceiversAcknowledgedIsOnTheQueue() throws Exception {
    killed(200);
  }

  private static void killed(int kills) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.err.println("Seed " + seed);
    var random = new SplittableRandom(seed);
    try (var intake = new Intake()) {
      for (int kill = 1; kill <= kills; kill++) {
        intake.deliverUntilKilled(random.nextInt(1, 20), random.nextInt(20));
      }
      // A new one takes longer than that to its first answer.
      intake.deliverUntilKilled(0, 20);
      intake.readQueue();
      assertThat(intake.acknowledged).hasSizeGreaterThanOrEqualTo(kills);
      assertThat(intake.missing(intake.acknowledged)).isEmpty();
      // The control: a receiver that acknowledges what it is handed, and queues then, loses these.
      assertThat(intake.missing(intake.handedOver)).isNotEmpty();
    }
  }

  /// Deliveries to receivers that have a queue of their own.
  private static final class Intake implements AutoCloseable {

    private final ConnectionRef ref = Deployment.harbourline().ref();
    private final SqsClient sqs = SqsClient.create();
    private final String queue =
        sqs.createQueue(it -> it.queueName("killed-receivers-" + System.nanoTime())).queueUrl();
    private final Hook hook =
        new DynamoSettingsStore(Deployment.usual().table())
            .hooks(ref).stream()
                .filter(one -> one.entity() == Entity.TICKET)
                .findFirst()
                .orElseThrow();
    private final String key =
        Objects.requireNonNull(
            Deployment.usual().secrets().find(ref).orElseThrow().hookSecret(), "the key");

    final Set<Long> handedOver = new HashSet<>();
    final Set<Long> acknowledged = new HashSet<>();
    private final Set<Long> queued = new HashSet<>();
    private long ticket = 700_000_000;

    /// Delivers one after another to a new receiver.
    ///
    /// @param answers that it gives before its end is near
    /// @param millis from the last of them until its end
    void deliverUntilKilled(int answers, int millis) throws Exception {
      var due = new CountDownLatch(answers);
      try (KillableFunction receiver =
              Deployment.usual()
                  .functions()
                  .killable("WebhookFunction", List.of(), Map.of("REFRESH_QUEUE_URL", queue));
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> _ =
            threads.submit(() -> {
              due.await();
              Thread.sleep(millis);
              receiver.kill();
              return null;
            });
        try {
          while (delivered(receiver)) {
            if (acknowledged.contains(ticket)) {
              due.countDown();
            }
            ticket++;
          }
        } finally {
          threads.shutdownNow();
        }
      }
      assertThat(due.getCount()).as("answers that a receiver owed at its end").isZero();
      ticket++;
    }

    /// False when the receiver was killed before it answered. One whose queue is slow may ask for
    /// the delivery to be sent again.
    private boolean delivered(KillableFunction receiver) {
      handedOver.add(ticket);
      try {
        long status =
            Json.parseObject(receiver.invoke(event(ticket))).number("statusCode").orElseThrow();
        assertThat(status).isIn(202L, 503L);
        if (status == 202) {
          acknowledged.add(ticket);
        }
        return true;
      } catch (InvocationFailed _) {
        return false;
      }
    }

    private byte[] event(long id) {
      String path = URI.create(hook.url()).getPath();
      String body = body(id);
      return Json.object()
          .put("version", "2.0")
          .put("routeKey", "POST /webhooks/{proxy+}")
          .put("rawPath", path)
          .put("rawQueryString", "")
          .put(
              "headers",
              Json.object()
                  .put("content-type", "application/json")
                  .put("x-hook-signature", HookSignature.of(body.getBytes(UTF_8), key))
                  .build())
          .put("requestContext", context(path))
          .put("body", body)
          .put("isBase64Encoded", false)
          .bytes();
    }

    private static Json.Obj context(String path) {
      return Json.object()
          .put("http", Json.object().put("method", "POST").put("path", path).build())
          .put("requestId", "killed")
          .put("timeEpoch", Instant.now().toEpochMilli())
          .build();
    }

    private String body(long id) {
      return Json.object()
          .put("Action", "Update")
          .put("Guid", String.valueOf(hook.guid()))
          .put("EntityType", "Ticket")
          .put("Id", id)
          .put("Fields", Json.object().build())
          .put("EventTime", Instant.now().toString())
          .put("SequenceNumber", id)
          .put("PersonID", 1)
          .build()
          .write();
    }

    Set<Long> missing(Set<Long> deliveries) {
      Set<Long> missing = new HashSet<>(deliveries);
      missing.removeAll(queued);
      return missing;
    }

    void readQueue() {
      List<Message> some;
      do {
        some =
            sqs.receiveMessage(it -> it.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
        some.forEach(message -> {
          queued.add(Json.parseObject(message.body().getBytes(UTF_8)).number("id").orElseThrow());
          sqs.deleteMessage(it -> it.queueUrl(queue).receiptHandle(message.receiptHandle()));
        });
      } while (!some.isEmpty());
    }

    @Override
    public void close() {
      sqs.deleteQueue(it -> it.queueUrl(queue));
      sqs.close();
    }
  }
}

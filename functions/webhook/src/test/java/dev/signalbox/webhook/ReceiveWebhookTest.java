package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.webhook.ReceiveWebhook.Delivery;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which deliveries are acknowledged, and that none of those is lost.
class ReceiveWebhookTest extends WithAReceiver {

  @Test
  @Tag("RT-16")
  void aGenuineChangeIsOnTheQueueWhenItIsAcknowledged() {
    Outcome outcome = receive(update(7), KEY);

    assertThat(outcome).isInstanceOf(Outcome.Queued.class);
    assertThat(queue.tasks())
        .containsExactly(new Task.Refresh(REF, Entity.TICKET, 7, Action.UPDATE));
  }

  @Test
  @Tag("P2")
  void nothingIsAcknowledgedThatTheQueueDidNotTake() {
    queue.breakDown(true);

    assertThatThrownBy(() -> receive(update(7), KEY)).isInstanceOf(TaskQueueFault.class);
  }

  /// 10,000 deliveries, the queue down at random: what was acknowledged is on the queue.
  @Test
  @Tag("P2")
  void whatWasAcknowledgedIsNeverMissing() {
    Acknowledged acknowledged = deliverThroughOutages(body -> receive(body, KEY));

    assertThat(acknowledged.missing()).isZero();
    assertThat(acknowledged.count()).isGreaterThan(5_000);
  }

  /// Negative control: an ingest that acknowledges first and queues then loses deliveries.
  @Test
  @Tag("P2")
  void acknowledgingBeforeQueueingWouldLoseDeliveries() {
    Acknowledged acknowledged =
        deliverThroughOutages(body -> {
          try {
            return receive(body, KEY);
          } catch (TaskQueueFault _) {
            return new Outcome.Unneeded(
                new HookRoute(REF, PsaKind.AUTOTASK, new ConnectionState.Connected(), GUID),
                "acknowledged all the same");
          }
        });

    assertThat(acknowledged.missing()).isPositive();
  }

  private record Acknowledged(int count, int missing) {}

  private interface Ingest {
    Outcome receive(String body);
  }

  private Acknowledged deliverThroughOutages(Ingest ingest) {
    long seed = Long.getLong("seed", 42L);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    java.util.Set<Long> acknowledged = new java.util.HashSet<>();
    for (long id = 1; id <= 10_000; id++) {
      queue.breakDown(random.nextInt(10) == 0);
      try {
        ingest.receive(update(id));
        acknowledged.add(id);
      } catch (TaskQueueFault _) {
        // Not acknowledged: the PSA sends it again.
      }
    }
    java.util.Set<Long> queued = new java.util.HashSet<>();
    queue.tasks().forEach(task -> queued.add(((Task.Refresh) task).id()));
    int count = acknowledged.size();
    acknowledged.removeAll(queued);
    return new Acknowledged(count, acknowledged.size());
  }

  @Test
  void aTokenThatWeDidNotMakeDiesWithoutALookUp() {
    assertThat(webhooks.receive(new Delivery("made-up", Map.of(), Body.of("{}"))))
        .isEqualTo(new Outcome.NoSuchAddress());
    assertThat(webhooks.switchedOff("made-up")).isEqualTo(new Outcome.NoSuchAddress());
  }

  @Test
  void aBodyOverTheLimitIsTooLarge() {
    String large = "x".repeat(ReceiveWebhook.LARGEST + 1);

    assertThat(receive(large, KEY)).isEqualTo(new Outcome.TooLarge());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TimeEntry", "Project", "SomethingNew"})
  @Tag("RT-16")
  void anEventOfNoUseIsAcknowledgedAndNotQueued(String entity) {
    String body = update(7).replace("\"Ticket\"", "\"" + entity + "\"");

    assertThat(receive(body, KEY)).isInstanceOf(Outcome.Unneeded.class);
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void aPausedConnectionAcknowledgesAndQueuesNothing() {
    route(new ConnectionState.Paused());

    assertThat(receive(update(7), KEY)).isInstanceOf(Outcome.Unneeded.class);
    assertThat(queue.sent()).isEmpty();
  }
}

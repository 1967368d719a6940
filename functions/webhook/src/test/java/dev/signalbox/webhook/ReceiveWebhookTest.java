package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.CountingIds;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.psa.WebhookReader.Reason;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.TaskQueueFault;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.webhook.ReceiveWebhook.Delivery;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveWebhookTest {

  private static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  private static final String KEY = "0123456789abcdef0123456789ABCDEF";
  private static final String NEW_KEY = "ffffffffffffffffffffffffffffffff";
  private static final String GUID = "a1da62a4-2c49-40a8-8183-69994ce5b3eb";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final MemoryHookRoutes routes = new MemoryHookRoutes();
  private final MemorySecretStore secrets = new MemorySecretStore();
  private final MemoryTaskQueue queue = new MemoryTaskQueue();
  private ReceiveWebhook webhooks;

  @BeforeEach
  void connect() {
    route(new ConnectionState.Connected());
    secrets.put(REF, new PsaSecret("s", "c", KEY, null));
    webhooks =
        new ReceiveWebhook(
            new OneToken(),
            routes,
            new HookKeys(secrets, clock),
            Autotask.webhooks(),
            queue,
            new CountingIds(),
            clock);
  }

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
  @Tag("RT-17")
  void anUnsignedDeliveryIsRefused() {
    Outcome outcome = webhooks.receive(new Delivery(OneToken.TOKEN, Map.of(), Body.of(update(7))));

    assertThat(outcome).extracting("why").isEqualTo(Reason.NO_SIGNATURE);
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  @Tag("RT-17")
  void aForgedDeliveryIsRefused() {
    assertThat(receive(update(7), NEW_KEY)).extracting("why").isEqualTo(Reason.BAD_SIGNATURE);
    assertThat(queue.tasks()).noneMatch(Task.Refresh.class::isInstance);
  }

  @Test
  @Tag("RT-17")
  void theFirstSignatureThatDoesNotHoldHasTheHooksLookedAtOnceAMinute() {
    for (int i = 0; i < 100; i++) {
      receive(update(i), NEW_KEY);
    }
    clock.pass(Duration.ofSeconds(61));
    receive(update(7), NEW_KEY);

    Task look = new Task.CheckHooks(REF, Task.HookDoubt.BAD_SIGNATURE, GUID);
    assertThat(queue.tasks()).containsExactly(look, look);
  }

  @Test
  void aDeliveryWithoutAnySignatureIsAStrangersAndNoReasonToLook() {
    webhooks.receive(new Delivery(OneToken.TOKEN, Map.of(), Body.of(update(7))));

    assertThat(queue.tasks()).isEmpty();
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

  @Test
  void aRotatedSecretIsFoundAtTheFirstSignatureThatDoesNotFit() {
    receive(update(1), KEY);
    secrets.put(REF, new PsaSecret("s", "c", KEY, null).rotated(NEW_KEY, clock.instant()));

    assertThat(receive(update(2), NEW_KEY)).isInstanceOf(Outcome.Queued.class);
    assertThat(receive(update(3), KEY)).isInstanceOf(Outcome.Queued.class);
  }

  @Test
  void forgedDeliveriesDoNotMakeUsAskForTheSecretEachTime() {
    AtomicInteger asked = new AtomicInteger();
    var counting =
        new ReceiveWebhook(
            new OneToken(),
            routes,
            new HookKeys(new CountingSecrets(asked), clock),
            Autotask.webhooks(),
            queue,
            new CountingIds(),
            clock);
    for (int i = 0; i < 1_000; i++) {
      counting.receive(signed(update(i), NEW_KEY));
    }
    clock.pass(Duration.ofMinutes(2));
    counting.receive(signed(update(1), NEW_KEY));

    assertThat(asked.get()).isEqualTo(3);
  }

  @Test
  @Tag("P7")
  void nothingUnsignedEverChangesASecretOrARoute() {
    String[] bodies = {
      "{\"Action\":\"Deactivated\",\"Guid\":\"" + GUID + "\"}", update(7), "", "{", "[]", "null"
    };
    for (int i = 0; i < 1_000; i++) {
      webhooks.receive(
          new Delivery(
              OneToken.TOKEN,
              i % 2 == 0 ? Map.of() : Map.of("x-hook-signature", List.of("sha1=AAAA")),
              Body.of(bodies[i % bodies.length])));
      webhooks.switchedOff(OneToken.TOKEN);
    }

    assertThat(secrets.find(REF)).map(PsaSecret::hookSecret).hasValue(KEY);
    assertThat(routes.find("id")).map(HookRoute::guid).hasValue(GUID);
    assertThat(queue.tasks())
        .containsExactly(
            new Task.CheckHooks(REF, Task.HookDoubt.SWITCHED_OFF, GUID),
            new Task.CheckHooks(REF, Task.HookDoubt.BAD_SIGNATURE, GUID));
  }

  /// Negative control: had the connection's secret been lost, unsigned events would still be
  /// refused.
  @Test
  @Tag("P7")
  void withoutAnyKeyNothingIsTrusted() {
    secrets.put(REF, new PsaSecret("s", "c", null, null));

    assertThat(receive(update(7), KEY)).extracting("why").isEqualTo(Reason.NO_KEY);
    assertThat(receive(update(7), "")).isInstanceOf(Outcome.Refused.class);
  }

  private void route(ConnectionState state) {
    routes.put("id", new HookRoute(REF, PsaKind.AUTOTASK, state, GUID));
  }

  private Outcome receive(String body, String key) {
    return webhooks.receive(signed(body, key));
  }

  private static Delivery signed(String body, String key) {
    return new Delivery(
        OneToken.TOKEN, Map.of("x-hook-signature", List.of(signature(body, key))), Body.of(body));
  }

  private static String signature(String body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(
          new SecretKeySpec(
              key.isEmpty() ? new byte[1] : key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return "sha1="
          + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String update(long id) {
    return "{\"Action\":\"Update\",\"Guid\":\"%s\",\"EntityType\":\"Ticket\",\"Id\":%d,\"Fields\":{},\"EventTime\":\"2026-03-02T09:00:00Z\",\"SequenceNumber\":%d,\"PersonID\":1}"
        .formatted(GUID, id, id);
  }

  private record OneToken() implements HookTokens {
    static final String TOKEN = "token";

    @Override
    public String mint() {
      return TOKEN;
    }

    @Override
    public Optional<String> check(String token) {
      return token.equals(TOKEN) ? Optional.of("id") : Optional.empty();
    }
  }

  private record CountingSecrets(AtomicInteger asked)
      implements dev.signalbox.core.connection.SecretStore {

    @Override
    public Optional<PsaSecret> find(ConnectionRef ref) {
      asked.incrementAndGet();
      return Optional.of(new PsaSecret("s", "c", KEY, null));
    }

    @Override
    public void put(ConnectionRef ref, PsaSecret secret) {}

    @Override
    public void delete(ConnectionRef ref) {}
  }
}

package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.signalbox.core.task.MemoryTaskQueue;
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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A change of the signing key while deliveries come, fifty in a second, at two copies of the
/// function that remember keys each for themselves, with a forged one now and then.
class RotationTest {

  private static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  private static final String OLD = "0123456789abcdef0123456789ABCDEF";
  private static final String NEW = "ffffffffffffffffffffffffffffffff";
  private static final String FORGED = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /// From when on the worker has the PSA use the new key; receivers remember keys for five minutes.
  private static final Duration USED_AFTER = Duration.ofMinutes(6);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final MemorySecretStore secrets = new MemorySecretStore();
  private final MemoryHookRoutes routes = new MemoryHookRoutes();
  private List<ReceiveWebhook> copies = List.of();

  @BeforeEach
  void connect() {
    routes.put("id", new HookRoute(REF, PsaKind.AUTOTASK, new ConnectionState.Connected(), "guid"));
    secrets.put(REF, new PsaSecret("s", "c", OLD, null));
    copies = List.of(receiver(), receiver());
  }

  private ReceiveWebhook receiver() {
    return new ReceiveWebhook(
        new AnyToken(),
        new KnownRoutes(routes, clock),
        new HookKeys(secrets, clock),
        Autotask.webhooks(),
        new MemoryTaskQueue(),
        new CountingIds(),
        clock);
  }

  @Test
  @Tag("P10")
  void noGenuineDeliveryIsRefusedWhileTheKeyChanges() {
    assertThat(refused(OLD, Duration.ofMinutes(1))).isZero();
    secrets.put(REF, secret().rotated(NEW, clock.instant()));

    assertThat(refused(OLD, USED_AFTER)).isZero();
    assertThat(refused(NEW, Duration.ofMinutes(6))).isZero();
  }

  @Test
  @Tag("P10")
  void theOldKeyIsAcceptedForTheOverlapAndNotAMomentLonger() {
    Instant began = clock.instant();
    secrets.put(REF, secret().rotated(NEW, began));

    clock.pass(PsaSecret.OVERLAP.minusSeconds(30));
    assertThat(refused(OLD, Duration.ofSeconds(29))).isZero();
    clock.pass(Duration.between(clock.instant(), began.plus(PsaSecret.OVERLAP)));

    int sent = (int) Duration.ofSeconds(30).dividedBy(BETWEEN);
    assertThat(refused(OLD, Duration.ofSeconds(30))).isEqualTo(sent);
    assertThat(refused(NEW, Duration.ofSeconds(30))).isZero();
  }

  @Test
  @Tag("P10")
  void neverMoreThanTwoKeysLive() {
    for (int i = 0; i < 12; i++) {
      secrets.put(REF, secret().rotated(NEW + i, clock.instant()));
      assertThat(secret().liveHookSecrets(clock.instant())).hasSize(2).contains(NEW + i);
      clock.pass(Duration.ofHours(1));
    }
    clock.pass(PsaSecret.OVERLAP);
    assertThat(secret().liveHookSecrets(clock.instant())).containsExactly(NEW + 11);
  }

  /// Negative control: a key that takes the place of the one before refuses what that one signed.
  @Test
  @Tag("P10")
  void withoutAnOverlapGenuineDeliveriesWouldBeRefused() {
    assertThat(refused(OLD, Duration.ofMinutes(1))).isZero();
    secrets.put(REF, secret().withHookSecret(NEW));

    assertThat(refused(OLD, USED_AFTER)).isPositive();
  }

  /// Negative control: a key that is used before every copy has read it is refused by those that
  /// may not look again yet.
  @Test
  @Tag("P10")
  void usedAtOnceTheNewKeyWouldBeRefused() {
    assertThat(refused(OLD, Duration.ofSeconds(90))).isZero();
    secrets.put(REF, secret().rotated(NEW, clock.instant()));

    assertThat(refused(NEW, Duration.ofMinutes(1))).isPositive();
  }

  private PsaSecret secret() {
    return secrets.find(REF).orElseThrow();
  }

  /// How many genuine deliveries are refused in this time. A forged one goes before, so that the
  /// copies have looked for another key a moment ago.
  private int refused(String key, Duration during) {
    int refused = 0;
    long sent = during.dividedBy(BETWEEN);
    for (long i = 0; i < sent; i++) {
      ReceiveWebhook copy = copies.get((int) (i % copies.size()));
      if (i % 100 < copies.size()) {
        assertThat(copy.receive(delivery(i, FORGED))).isInstanceOf(Outcome.Refused.class);
      }
      refused += copy.receive(delivery(i, key)) instanceof Outcome.Queued ? 0 : 1;
      clock.pass(BETWEEN);
    }
    return refused;
  }

  private static Delivery delivery(long id, String key) {
    String body =
        "{\"Action\":\"Update\",\"Guid\":\"guid\",\"EntityType\":\"Ticket\",\"Id\":%d,\"Fields\":{}}"
            .formatted(id);
    return new Delivery(
        "token", Map.of("x-hook-signature", List.of(signature(body, key))), Body.of(body));
  }

  private static String signature(String body, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return "sha1="
          + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private record AnyToken() implements HookTokens {
    @Override
    public String mint() {
      return "token";
    }

    @Override
    public Optional<String> check(String token) {
      return Optional.of("id");
    }
  }
}

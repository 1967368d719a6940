package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.WebhookReader.Reason;
import dev.signalbox.core.task.Task;
import dev.signalbox.webhook.ReceiveWebhook.Delivery;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Only what is signed with a key of ours is believed.
class SignaturesTest extends WithAReceiver {

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
  void aRotatedSecretIsFoundAtTheFirstSignatureThatDoesNotFit() {
    receive(update(1), KEY);
    secrets.put(REF, new PsaSecret("s", "c", KEY, null).rotated(NEW_KEY, clock.instant()));

    assertThat(receive(update(2), NEW_KEY)).isInstanceOf(Outcome.Queued.class);
    assertThat(receive(update(3), KEY)).isInstanceOf(Outcome.Queued.class);
  }

  @Test
  void forgedDeliveriesDoNotMakeUsAskForTheSecretEachTime() {
    AtomicInteger asked = new AtomicInteger();
    ReceiveWebhook counting = receiver(new CountingSecrets(asked), queue);
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

  private record CountingSecrets(AtomicInteger asked) implements SecretStore {

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

package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.psa.WebhookReader.Reason;
import dev.signalbox.core.task.Task;
import dev.signalbox.webhook.ReceiveWebhook.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is remembered of a hook turns nothing away that is genuine.
class KnownRoutesTest extends WithAReceiver {

  private static final String ANEW = "77777777-2c49-40a8-8183-69994ce5b3eb";

  @Test
  @Tag("RT-16")
  void aConnectionThatGoesOnIsHeardAtOnce() {
    route(new ConnectionState.Paused());
    assertThat(receive(update(7), KEY)).isInstanceOf(Outcome.Unneeded.class);

    route(new ConnectionState.Connected());

    assertThat(receive(update(8), KEY)).isInstanceOf(Outcome.Queued.class);
    assertThat(queue.tasks())
        .containsExactly(new Task.Refresh(REF, Entity.TICKET, 8, Action.UPDATE));
  }

  @Test
  @Tag("RT-09")
  void aHookThatWasMadeAnewUnderItsOldAddressIsHeardAtOnce() {
    assertThat(receive(update(7), KEY)).isInstanceOf(Outcome.Queued.class);

    route(new ConnectionState.Connected(), ANEW);

    assertThat(receive(update(8).replace(GUID, ANEW), KEY)).isInstanceOf(Outcome.Queued.class);
  }

  @Test
  @Tag("RT-17")
  void aHookThatIsNoneOfOursIsRefusedHoweverOftenWeLook() {
    Outcome outcome = receive(update(7).replace(GUID, ANEW), KEY);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(Reason.OTHER_HOOK));
    assertThat(queue.sent()).isEmpty();
  }

  /// What a stranger sends costs no look-up; nor does what is in order.
  @Test
  void whatIsForgedAndWhatIsInOrderAreReadByWhatIsRemembered() {
    assertThat(receive(update(7), KEY)).isInstanceOf(Outcome.Queued.class);
    routes.delete("id");

    assertThat(receive(update(8), NEW_KEY)).isInstanceOf(Outcome.Refused.class);
    assertThat(receive(update(9), KEY)).isInstanceOf(Outcome.Queued.class);
    clock.pass(Duration.ofSeconds(61));
    assertThat(receive(update(10), KEY)).isEqualTo(new Outcome.NoSuchAddress());
  }
}

package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.settings.ProvisionNote.State;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.store.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Why webhooks cannot be made or do not work. What a worker finds is written here as it writes it;
/// the end-to-end tests provoke that, too.
class WebhookDiagnosticsTest extends WithAReadyDesk {

  @ParameterizedTest
  @ValueSource(strings = {"TicketWebhook", "TicketNoteWebhook", "CompanyWebhook", "ContactWebhook"})
  @Tag("PRM-01")
  void missingRightToMakeWebhooksIsNamedFirst(String hook) {
    ready.rights(USER.with(USER.level().without(hook, Right.CREATE)));

    expectFirst("webhooks.create", "");
    assertThat(menu(ready.first())).contains("Can create Webhooks");
  }

  @Test
  @Tag("PRM-01")
  void usedUpQuotaIsNamedFirstAndNeverPasses() {
    assertThat(ReadyDesk.state(ready.line("webhooks.quota"))).isEqualTo("unknown");
    removeHooks();
    ready.rights(USER.withMaximumWebhooks(2));
    ready.provision();

    expectFirst("webhooks.quota", "");
    assertThat(menu(ready.first())).contains("Maximum number of webhooks");
  }

  private void removeHooks() {
    ready
        .desk
        .open(ready.connection(), ready.console.secrets.find(ready.ref).orElseThrow())
        .removeHooks(ready.plan());
  }

  @Test
  void missingWebhooksAreNamedFirst() {
    removeHooks();

    expectFirst("webhooks.ticket", "missing");
    assertThat(ready.first().text("nextStep").orElse("")).contains("/webhooks/provision");
  }

  @Test
  void webhookThatDeliversNothingShowsThePsasReason() {
    ready.console.settings.saveHookWatch(
        ready.ref,
        HookWatch.NONE.readTo(
            5,
            Map.of(
                Entity.TICKET,
                new HookWatch.Failure(ready.console.clock.instant(), "503 from us"))),
        ready.console.settings.hookWatch(ready.ref).version());

    expectFirst("webhooks.ticket", "undelivered");
    assertThat(ready.first().text("message").orElse("")).contains("503 from us");
  }

  @ParameterizedTest
  @CsvSource({"TicketWebhook, ticket, deactivated", "ContactWebhook, contact, changed"})
  void webhookThatDoesNotWorkIsNamedFirst(String hook, String word, String state) {
    long id = ready.desk.simulator.autotask().table(hook).rows().findFirst().orElseThrow().id();
    ready
        .desk
        .simulator
        .autotask()
        .update(
            Actor.apiUser(USER.resourceId()),
            hook,
            state.equals("deactivated")
                ? Json.object().put("id", id).put("isActive", false).build()
                : Json.object().put("id", id).put("webhookUrl", "https://x.example").build());

    expectFirst("webhooks." + word, state);
  }

  @Test
  void failedProvisioningIsShown() {
    ready.console.settings.saveProvisionNote(
        ready.ref,
        new ProvisionNote(
            ready.console.clock.instant(),
            State.FAILED,
            "Autotask declined.",
            "Try again.",
            List.of()));

    expectFirst("webhooks.provisioning", "");
  }
}

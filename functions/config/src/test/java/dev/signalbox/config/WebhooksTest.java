package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our webhooks in Autotask as the API shows them.
class WebhooksTest extends WithWebhooks {

  @Test
  @Tag("RT-09")
  void provisioningRunsInTheBackground() {
    console.queue.take();

    Answer answer = admin.post(path + "/webhooks/provision");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).contains(path + "/webhooks");
    assertThat(console.queue.tasks())
        .containsExactly(new Task.Provision(ref, "https://desk.example"));
  }

  @Test
  @Tag("RT-09")
  void hooksShowAsThePsaHasThem() {
    long id = provisioned(List.of(Entity.TICKET)).getFirst().id();
    assertThat(onlyState()).isEqualTo("ok");

    update(Json.object().put("id", id).put("isActive", false));
    assertThat(onlyState()).isEqualTo("deactivated");

    update(
        Json.object().put("id", id).put("isActive", true).put("webhookUrl", "https://x.example"));
    assertThat(onlyState()).isEqualTo("changed");
  }

  private String onlyState() {
    return ticketHook().text("state").orElseThrow();
  }

  @Test
  @Tag("RT-15")
  void theWebhookForConfigurationItemsIsListedWithItsStateWhileTheyAreSwitchedOn() {
    assertThat(states()).doesNotContainKey("configurationItem");
    ScopeRules usual = ScopeRules.USUAL;
    console.settings.saveScope(
        ref,
        new ScopeRules(
            Set.of(Entity.COMPANY, Entity.CONTACT, Entity.TICKET, Entity.CONFIGURATION_ITEM),
            usual.categories(),
            usual.excludedStatuses(),
            usual.companyFilters(),
            usual.classifications(),
            usual.itemTypes(),
            usual.untypedItems()),
        console.settings.scope(ref).version());

    assertThat(states()).containsEntry("configurationItem", "missing");
    provisioned(HookPlan.entities(true));
    assertThat(states()).containsEntry("configurationItem", "ok");
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    admin
        .get(path + "/webhooks")
        .items()
        .forEach(hook ->
            states.put(hook.text("entity").orElseThrow(), hook.text("state").orElseThrow()));
    return states;
  }

  @Test
  @Tag("RT-12")
  void theQuotaShowsOursAndAllowedOnlyWhereThePsaTells() {
    provisioned(HookPlan.ENTITIES);

    Json.Obj quota = admin.get(path + "/webhooks").body().object("quota").orElseThrow();

    assertThat(quota.number("ours")).hasValue(4);
    assertThat(quota.number("others")).hasValue(0);
    assertThat(quota.find("allowed")).isEmpty();
  }

  @Test
  @Tag("CON-26")
  void aNotificationAddressIsStoredAndBroughtToTheHooks() {
    console.queue.take();
    String place = path + "/webhooks/notifications";

    Answer put = admin.put(place, Json.object().put("email", "Alerts+PSA@msp.example"));

    assertThat(put.status()).isEqualTo(200);
    assertThat(admin.get(place).text("email")).isEqualTo("alerts+psa@msp.example");
    assertThat(console.queue.tasks()).containsExactly(new Task.Provision(ref, ""));
    assertThat(admin.put(place, Json.object().put("email", "nobody")).fieldErrors())
        .containsExactly("email: This has to be a mail address.");
    admin.put(place, Json.object());
    assertThat(admin.get(place).body().find("email")).isEmpty();
  }

  @Test
  void rotatingHasTheWorkerChangeTheKey() {
    console.queue.take();
    assertThat(admin.post(path + "/webhooks/rotate").problem()).isEqualTo("/errors/setup-required");
    PsaSecret secret = console.secrets.find(ref).orElseThrow();
    console.secrets.put(ref, secret.withHookSecret("one key"));

    assertThat(admin.post(path + "/webhooks/rotate").status()).isEqualTo(202);

    assertThat(console.queue.tasks()).containsExactly(new Task.RotateHookSecret(ref));
  }

  @Test
  void pausingAndGoingOnReachTheReceiverOfWebhooks() {
    provisioned(HookPlan.ENTITIES);
    Hook hook = console.settings.hooks(ref).getFirst();
    console.queue.take();

    admin.patch(path, Json.object().put("paused", true));
    assertThat(console.routes.find(hook.token()))
        .hasValueSatisfying(
            route -> assertThat(route.state()).isEqualTo(new ConnectionState.Paused()));

    admin.patch(path, Json.object().put("paused", false));
    assertThat(console.routes.find(hook.token()))
        .hasValueSatisfying(route -> {
          assertThat(route.state()).isEqualTo(new ConnectionState.Connected());
          assertThat(route.guid()).isEqualTo(hook.guid());
        });
    assertThat(console.queue.tasks())
        .contains(new Task.CheckHooks(ref, Task.HookDoubt.ROUTINE, ""));
  }

  @Test
  @Tag("RT-11")
  void usedUpQuotaIsShown() {
    provisioned(List.of(Entity.TICKET));
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withMaximumWebhooks(1));

    Json.Obj quota = admin.get(path + "/webhooks").body().object("quota").orElseThrow();

    assertThat(quota.number("ours")).hasValue(1);
    assertThat(quota.number("others")).hasValue(0);
  }

  @Test
  void addressesOfOurHooksStayInside() {
    provisioned(List.of(Entity.TICKET));
    console.secrets.put(
        ref,
        new PsaSecret(
            SimulatedDesk.USER.secret(), SimulatedDesk.USER.integrationCode(), "key", null));

    Answer answer = admin.get(path + "/webhooks");

    assertThat(answer.whole()).doesNotContain("token").doesNotContain("/webhooks/autotask");
  }
}

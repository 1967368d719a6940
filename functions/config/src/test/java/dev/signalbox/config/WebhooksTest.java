package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.HookReport.HookView;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.settings.Hook;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.store.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our webhooks in Autotask as the API shows them.
class WebhooksTest {

  private static final String URL = "https://desk.example/webhooks/autotask/token";

  private final SimulatedDesk desk = new SimulatedDesk();
  private final TestConsole console = desk.console;
  private final Person admin = desk.admin(Samples.newTenant());
  private final String path = desk.connect(admin, "Main");
  private final Connection connection = console.connections.list(admin.user().tenant()).getFirst();

  @AfterEach
  void close() {
    desk.close();
  }

  private HookPlan plan() {
    return new HookPlan(
        HookPlan.markOf(connection.ref()),
        Map.of(Entity.TICKET, URL),
        URL + "/deactivated",
        "a signing key of at least thirty-two characters",
        null);
  }

  /// Does the worker's part.
  private List<HookView> provisioned() {
    PsaSetup setup = desk.open(connection, console.secrets.find(connection.ref()).orElseThrow());
    Provisioning.Provisioned done = (Provisioning.Provisioned) setup.provision(plan());
    console.settings.saveHooks(
        connection.ref(),
        done.hooks().stream()
            .map(hook -> new Hook(hook.entity(), hook.id(), hook.guid(), hook.url(), true))
            .toList());
    return done.hooks();
  }

  @Test
  @Tag("RT-09")
  void provisioningRunsInTheBackground() {
    console.queue.take();

    Answer answer = admin.post(path + "/webhooks/provision");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).contains(path + "/webhooks");
    assertThat(console.queue.tasks())
        .containsExactly(new Task.Provision(connection.ref(), "https://desk.example"));
  }

  @Test
  @Tag("RT-09")
  void hooksShowAsThePsaHasThem() {
    long id = provisioned().getFirst().id();
    assertThat(onlyState()).isEqualTo("ok");

    update(Json.object().put("id", id).put("isActive", false));
    assertThat(onlyState()).isEqualTo("inactive");

    update(
        Json.object().put("id", id).put("isActive", true).put("webhookUrl", "https://x.example"));
    assertThat(onlyState()).isEqualTo("changed");
  }

  private String onlyState() {
    List<Json.Obj> hooks = admin.get(path + "/webhooks").items();
    assertThat(hooks).hasSize(1);
    return hooks.getFirst().text("state").orElseThrow();
  }

  private void update(ObjBuilder fields) {
    desk.simulator
        .autotask()
        .update(Actor.apiUser(SimulatedDesk.USER.resourceId()), "TicketWebhook", fields.build());
  }

  @Test
  @Tag("RT-11")
  void missingRightIsNamedWithTheSettingToChange() {
    var level = SimulatedDesk.USER.level();
    for (String entity :
        List.of("TicketWebhook", "TicketNoteWebhook", "CompanyWebhook", "ContactWebhook")) {
      level = level.without(entity, Right.CREATE);
    }
    desk.simulator.autotask().people().put(SimulatedDesk.USER.with(level));
    PsaSetup setup = desk.open(connection, console.secrets.find(connection.ref()).orElseThrow());
    Provisioning.NotPermitted refused = (Provisioning.NotPermitted) setup.provision(plan());
    console.settings.saveProvisionNote(
        connection.ref(),
        new ProvisionNote(
            console.clock.instant(),
            ProvisionNote.State.NOT_PERMITTED,
            "The API user may not create webhooks.",
            "Allow it in the PSA: " + refused.setting() + ". Then provision again.",
            refused.psaErrors()));

    Json.Obj note = admin.get(path + "/webhooks").body().object("provisioning").orElseThrow();

    assertThat(note.text("state")).contains("not-permitted");
    assertThat(note.text("nextStep").orElse("")).contains(refused.setting()).contains("Webhook");
    assertThat(refused.setting()).isNotBlank();
  }

  @Test
  @Tag("RT-11")
  void usedUpQuotaIsShown() {
    provisioned();
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withMaximumWebhooks(1));

    Json.Obj quota = admin.get(path + "/webhooks").body().object("quota").orElseThrow();

    assertThat(quota.number("ours")).hasValue(1);
    assertThat(quota.number("others")).hasValue(0);
  }

  @Test
  void addressesOfOurHooksStayInside() {
    provisioned();
    console.secrets.put(
        connection.ref(),
        new PsaSecret(
            SimulatedDesk.USER.secret(), SimulatedDesk.USER.integrationCode(), "key", null));

    Answer answer = admin.get(path + "/webhooks");

    assertThat(answer.whole()).doesNotContain("token").doesNotContain("/webhooks/autotask");
  }
}

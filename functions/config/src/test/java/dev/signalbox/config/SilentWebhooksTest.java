package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.settings.HookAlarm;
import dev.signalbox.core.settings.HookWatch;
import dev.signalbox.core.settings.ProvisionNote;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Why webhooks bring nothing, as the API shows it.
class SilentWebhooksTest extends WithWebhooks {

  /// The cause that is named first.
  private String cause() {
    return admin.get(path + "/webhooks").body().list("findings").stream()
        .findFirst()
        .map(finding -> ((Json.Obj) finding).text("cause").orElseThrow())
        .orElse("");
  }

  private HookWatch watch() {
    return console.settings.hookWatch(ref).value();
  }

  private void save(HookWatch watch) {
    console.settings.saveHookWatch(ref, watch, console.settings.hookWatch(ref).version());
  }

  @Test
  @Tag("TRB-05")
  void whatIsWrongWithAWebhookInThePsaIsNamedFirst() {
    assertThat(cause()).isEqualTo("missing");
    provisioned(HookPlan.ENTITIES);
    assertThat(cause()).isEmpty();
    long id = ticketHook().number("id").orElseThrow();

    update(Json.object().put("id", id).put("isActive", false));
    assertThat(cause()).isEqualTo("deactivated");
    update(
        Json.object().put("id", id).put("isActive", true).put("webhookUrl", "https://x.example"));
    assertThat(cause()).isEqualTo("changed");
    update(Json.object().put("id", id).put("webhookUrl", URL + "ticket"));
    assertThat(cause()).isEmpty();
  }

  @Test
  @Tag("TRB-05")
  void webhooksThatThePsaDoesNotUseYetAreNamedFirst() {
    desk.simulator.autotask().tenant().hookSetup().set(() -> false, () -> Duration.ofHours(1));
    provisioned(HookPlan.ENTITIES);
    assertThat(cause()).isEqualTo("not-ready");

    desk.clock.advance(Duration.ofHours(1));
    assertThat(cause()).isEmpty();
  }

  /// The end-to-end tests provoke both; here is what comes first, and what ends the second.
  @Test
  void anAlarmStandsBeforeAFailureWhichIsOverOnceSomethingArrives() {
    provisioned(HookPlan.ENTITIES);
    Instant at = console.clock.instant();
    HookWatch failing =
        watch().readTo(7, Map.of(Entity.NOTE, new HookWatch.Failure(at, "connect refused")));
    save(failing.raised(Entity.TICKET, HookAlarm.raised(HookAlarm.Kind.BAD_SIGNATURE, at)));
    assertThat(cause()).isEqualTo("bad-signature");
    save(failing);
    assertThat(cause()).isEqualTo("undelivered");

    console.settings.noteDelivery(ref, Entity.NOTE, at.plusSeconds(1));
    assertThat(cause()).isEmpty();
  }

  @Test
  void eachWebhookShowsItsLastDeliveryItsLastErrorAndItsAlarm() {
    provisioned(HookPlan.ENTITIES);
    Instant at = console.clock.instant();
    console.settings.noteDelivery(ref, Entity.TICKET, at);
    save(
        watch()
            .checked(at, true)
            .readTo(3, Map.of(Entity.TICKET, new HookWatch.Failure(at.minusSeconds(9), "503")))
            .raised(Entity.TICKET, HookAlarm.raised(HookAlarm.Kind.DEACTIVATED, at)));

    Json.Obj hook = ticketHook();

    assertThat(hook.text("lastDelivery")).contains(at.toString());
    assertThat(hook.object("lastError").orElseThrow().text("text")).contains("503");
    assertThat(hook.object("alarm").orElseThrow().text("kind")).contains("deactivated");
    assertThat(hook.object("alarm").orElseThrow().bool("ringing")).contains(true);
    assertThat(admin.get(path + "/webhooks").text("checkedAt")).isEqualTo(at.toString());
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
    Provisioning.NotPermitted refused =
        (Provisioning.NotPermitted) setup().provision(plan(List.of(Entity.TICKET)));
    console.settings.saveProvisionNote(
        ref,
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
}

package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.HookPlan;
import dev.signalbox.core.psa.Provisioning;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.store.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is Autotask's own about its webhooks.
class AutotaskHooksTest {

  private static final String KEY = "0123456789abcdef0123456789ABCDEF";
  private static final HookPlan PLAN =
      new HookPlan(
          "signalbox-desk",
          Map.of(Entity.TICKET, "https://api.example.com/hooks/t"),
          "https://api.example.com/hooks/off",
          KEY,
          null);

  private final SimulatedDesk desk = new SimulatedDesk(Switches.likely());

  @AfterEach
  void stop() {
    desk.close();
  }

  private Provisioning provision() {
    return desk.open(Purpose.UPKEEP).setup().provision(PLAN);
  }

  @Test
  void ownChangesOfTheApiUserAreNotReported() {
    assertThat(provision()).isInstanceOf(Provisioning.Provisioned.class);
    assertThat(desk.autotask().table("TicketWebhookExcludedResource").rows())
        .singleElement()
        .satisfies(
            row -> assertThat(row.value("resourceID")).isEqualTo(SimulatedDesk.USER.resourceId()));
  }

  /// Autotask may count what hangs on a webhook under the webhook or under itself; whichever it is,
  /// all of it shares the places of one endpoint.
  @Test
  @Tag("P20")
  void allCallsAboutAKindOfWebhookTakeTheSamePlaces() {
    provision();
    desk.limiter.asked.clear();
    desk.open(Purpose.UPKEEP).setup().hooks(PLAN);

    assertThat(desk.limiter.asked)
        .filteredOn(asked -> !asked.endsWith(" Resources UPKEEP"))
        .hasSize(4)
        .allMatch(asked -> asked.endsWith(" TicketWebhooks UPKEEP"));
  }

  @Test
  void hookThatReportsOurOwnChangesAgainIsPutRightWhenItIsProvisioned() {
    provision();
    long row =
        desk.autotask()
            .table("TicketWebhookExcludedResource")
            .rows()
            .findFirst()
            .orElseThrow()
            .id();
    desk.autotask().delete(Actor.resource(1), "TicketWebhookExcludedResource", row);

    provision();

    assertThat(desk.autotask().table("TicketWebhookExcludedResource").rows()).hasSize(1);
  }

  @Test
  void keyIsWrittenAnewSinceItCannotBeRead() {
    provision();
    long id = desk.hooks(Entity.TICKET).getFirst();
    desk.autotask()
        .plant(
            "TicketWebhook",
            Json.object()
                .put("id", id)
                .put("name", "signalbox-desk TicketWebhooks")
                .put("webhookUrl", "https://api.example.com/hooks/t")
                .put("deactivationUrl", "https://api.example.com/hooks/off")
                .put("secretKey", "a key that somebody typed by hand, wrong")
                .put("isActive", true)
                .put("isReady", true)
                .put("sendThresholdExceededNotification", false)
                .put("isSubscribedToCreateEvents", true)
                .build());
    assertThat(provision()).isInstanceOf(Provisioning.Provisioned.class);
    var row = desk.autotask().table("TicketWebhook").find(id).orElseThrow();
    assertThat(row.value("secretKey")).isEqualTo(KEY);
    assertThat(row.isTrue("isSubscribedToDeleteEvents")).isTrue();
  }

  @Test
  void hookThatCouldNotBeCompletedIsTakenAwayAgain() {
    var level = SimulatedDesk.USER.level().without("TicketWebhookField", Right.READ);
    desk.autotask().people().put(SimulatedDesk.USER.with(level));
    assertThat(provision()).isInstanceOf(Provisioning.NotPermitted.class);
    assertThat(desk.hooks(Entity.TICKET)).isEmpty();
  }

  @Test
  @Tag("RT-11")
  void refusalsNameTheMenuPath() {
    desk.forbidWebhooks();
    assertThat(((Provisioning.NotPermitted) provision()).setting())
        .startsWith(
            "Admin > Account Settings & Users > Resources/Users (HR) > Security > Security Levels")
        .contains("Can create Webhooks");
    desk.autotask().people().put(SimulatedDesk.USER);
    desk.allowWebhooks(0);
    assertThat(((Provisioning.QuotaUsedUp) provision()).setting())
        .startsWith(
            "Admin > Account Settings & Users > Resources/Users (HR) > Security > Security Levels")
        .contains("Maximum number of webhooks");
  }

  @Test
  void refusedCredentialsAreAFaultAndNoMissingRight() {
    desk.autotask().people().put(SimulatedDesk.USER.active(false));
    PsaFault fault = catchThrowableOfType(PsaFault.class, this::provision);
    assertThat(fault.kind()).isEqualTo(PsaFault.Kind.UNAUTHORIZED);
  }

  @Test
  void signingKeyIsTakenOutOfWhatAutotaskSays() {
    try (LoopbackPsa psa = LoopbackPsa.start()) {
      psa.then(200, "{\"items\":[]}")
          .then(200, "{\"items\":[]}")
          .then(500, "{\"errors\":[\"secretKey " + KEY + " is invalid\"]}");
      PsaFault fault =
          catchThrowableOfType(
              PsaFault.class, () -> psa.open(Purpose.UPKEEP).setup().provision(PLAN));
      assertThat(fault.psaErrors()).isEqualTo(List.of("secretKey *** is invalid"));
      assertThat(fault.getMessage()).doesNotContain(KEY);
      assertThat(PLAN.toString()).doesNotContain(KEY);
    }
  }

  @Test
  void createIsNotRepeatedWhenItsOutcomeIsUnknown() {
    try (LoopbackPsa psa = LoopbackPsa.start()) {
      psa.then(200, "{\"items\":[]}").then(200, "{\"items\":[]}").then(503, "");
      PsaFault fault =
          catchThrowableOfType(
              PsaFault.class, () -> psa.open(Purpose.UPKEEP).setup().provision(PLAN));
      assertThat(fault.kind()).isEqualTo(PsaFault.Kind.UNAVAILABLE);
      assertThat(psa.asked).hasSize(3);
    }
  }

  @Test
  void createIsRepeatedWhenItWasCertainlyNotCarriedOut() {
    try (LoopbackPsa psa = LoopbackPsa.start()) {
      psa.then(200, "{\"items\":[]}")
          .then(200, "{\"items\":[]}")
          .then(500, "{\"errors\":[\"Thread Threshold Exceeded\"]}")
          .then(500, "{\"errors\":[\"name is required\"]}");
      PsaFault fault =
          catchThrowableOfType(
              PsaFault.class, () -> psa.open(Purpose.UPKEEP).setup().provision(PLAN));
      assertThat(fault.kind()).isEqualTo(PsaFault.Kind.REJECTED);
      assertThat(psa.asked).hasSize(4);
    }
  }
}

package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.control.Receiver.Got;
import dev.signalbox.simulator.demo.DemoUser;
import dev.signalbox.simulator.demo.DemoUser.Kind;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Webhooks set up as a product does it: over the vendor's calls.
class HookSetupTest extends WithAReceiver {

  private ObjBuilder hook(String name) {
    return Json.object()
        .put("name", name)
        .put("isActive", true)
        .put("webhookUrl", receiver.url("/hook"))
        .put("deactivationUrl", receiver.url("/off"))
        .put("secretKey", Receiver.KEY)
        .put("sendThresholdExceededNotification", true)
        .put("isSubscribedToCreateEvents", true)
        .put("isSubscribedToUpdateEvents", true)
        .put("isSubscribedToDeleteEvents", false);
  }

  private HttpResponse<String> create(DemoUser user, ObjBuilder hook) throws Exception {
    return desk.vendor(user, "POST", "TicketWebhooks", hook.write());
  }

  private DemoUser user(Kind kind) {
    return desk.simulator.apiUsers("harbourline").stream()
        .filter(user -> user.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private long created(DemoUser user, ObjBuilder hook) throws Exception {
    HttpResponse<String> response = create(user, hook);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.parseObject(response.body()).number("itemId").orElseThrow();
  }

  private void subscribe(long hook, String field) throws Exception {
    String metadata = desk.vendor("GET", "TicketWebhookFields/entityInformation/fields", "").body();
    String number =
        Json.parseObject(metadata).list("fields").stream()
            .map(each -> (Json.Obj) each)
            .filter(each -> each.text("name").orElseThrow().equals("fieldID"))
            .flatMap(each -> each.list("picklistValues").stream())
            .map(each -> (Json.Obj) each)
            .filter(each -> each.text("label").orElseThrow().equals(field))
            .findFirst()
            .flatMap(each -> each.text("value"))
            .orElseThrow();
    HttpResponse<String> response =
        desk.vendor(
            "POST",
            "TicketWebhooks/" + hook + "/Fields",
            "{\"webhookID\":%d,\"fieldID\":%s,\"isSubscribedField\":true,\"isDisplayAlwaysField\":true}"
                .formatted(hook, number));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private Json.Obj read(long hook) throws Exception {
    return Json.parseObject(desk.vendor("GET", "TicketWebhooks/" + hook, "").body())
        .object("item")
        .orElseThrow();
  }

  @Test
  void hookIsReadyWithItsFirstFieldAndThenFires() throws Exception {
    long hook = created(user(Kind.WORKING), hook("signalbox"));
    assertThat(read(hook).bool("isReady")).hasValue(false);
    subscribe(hook, "title");
    Json.Obj ready = read(hook);
    assertThat(ready.bool("isReady")).hasValue(true);
    assertThat(ready.text("secretKey")).hasValue("********");
    desk.control("POST", "autotask/tickets", "{}");
    desk.settled();
    Got got = receiver.hooked().getFirst();
    assertThat(got.signed()).isTrue();
    assertThat(got.body().text("Guid")).isEqualTo(ready.text("webhookGUID"));
  }

  @Test
  void rotatedSecretSignsWhatComesAfter() throws Exception {
    long hook = created(user(Kind.WORKING), hook("signalbox"));
    subscribe(hook, "title");
    desk.vendor(
        "PATCH",
        "TicketWebhooks",
        "{\"id\":%d,\"secretKey\":\"another secret key\"}".formatted(hook));
    desk.control("POST", "autotask/tickets", "{}");
    desk.settled();
    assertThat(receiver.hooked().getFirst().signed()).isFalse();
  }

  @Test
  void deletedHookTellsItsDeactivationUrl() throws Exception {
    long hook = created(user(Kind.WORKING), hook("signalbox"));
    assertThat(desk.vendor("DELETE", "TicketWebhooks/" + hook, "").statusCode()).isEqualTo(200);
    desk.eventually(() -> receiver.on("/off").size() == 1);
  }

  @Test
  void hooksOfAUserWhoIsSwitchedOffAreSwitchedOff() throws Exception {
    long hook = created(user(Kind.WORKING), hook("signalbox"));
    desk.control("PATCH", "autotask/users", "{\"active\":false}");
    desk.eventually(() -> receiver.on("/off").size() == 1);
    assertThat(desk.items("state/autotask/TicketWebhooks?id=" + hook).getFirst().bool("isActive"))
        .hasValue(false);
  }

  @Test
  void hooksOfAResourceThatIsMadeInactiveAreSwitchedOff() throws Exception {
    long hook = created(user(Kind.WORKING), hook("signalbox"));
    long owner = user(Kind.WORKING).resource();
    desk.control("PATCH", "autotask/Resources/" + owner, "{\"isActive\":false}");
    desk.eventually(() -> receiver.on("/off").size() == 1);
    assertThat(desk.items("state/autotask/TicketWebhooks?id=" + hook).getFirst().bool("isActive"))
        .hasValue(false);
  }

  @Test
  void refusalsNameTheirCause() throws Exception {
    created(user(Kind.WORKING), hook("first"));
    Map<HttpResponse<String>, String> refused =
        Map.of(
            create(user(Kind.WORKING), hook("n".repeat(51))),
            "name must be less than or equal to 50 characters",
            create(user(Kind.WORKING), hook("again")),
            "same entity, URL and event type already exists",
            create(user(Kind.NO_WEBHOOKS), hook("other").put("webhookUrl", receiver.url("/2"))),
            "adequate permissions to create this entity type.",
            create(
                user(Kind.WEBHOOKS_USED_UP), hook("other").put("webhookUrl", receiver.url("/3"))),
            "reached its maximum number of webhooks, 2",
            create(user(Kind.WORKING), hook("plain").put("webhookUrl", "http://hooks.example/at")),
            "webhookUrl must be a valid URL that starts with https://");
    refused.forEach((response, text) -> {
      assertThat(response.statusCode()).as(text).isEqualTo(500);
      assertThat(response.body()).contains(text);
    });
  }

  @Test
  void loopbackUrlsAreRefusedWhenTheMachineForbidsThem() throws Exception {
    desk.control("POST", "switches", "{\"loopbackHooks\":false}");
    assertThat(create(user(Kind.WORKING), hook("local")).body()).contains("https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"likely", "unlikely"})
  void ticketsNotesAndTimeArriveWhicheverWaySwitchesStand(String set) throws Exception {
    desk.control("POST", "switches", "{\"set\":\"" + set + "\"}");
    desk.hook("Ticket", receiver, List.of("title", "status"), List.of());
    desk.hook("TicketNote", receiver, List.of("description"), List.of("ticketID"));
    long ticket = desk.control("POST", "autotask/tickets", "{}").number("id").orElseThrow();
    desk.control("POST", "autotask/tickets/" + ticket + "/notes", "{}");
    desk.control("POST", "autotask/tickets/" + ticket + "/notes", "{\"publish\":2}");
    desk.control("POST", "autotask/tickets/" + ticket + "/timeentries", "{}");
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"status\":8}");
    desk.settled();
    assertThat(receiver.hooked().stream().map(got -> got.body().text("EntityType").orElseThrow()))
        .containsExactlyInAnyOrder("Ticket", "TicketNote", "TicketNote", "Ticket");
    assertThat(receiver.hooked()).allMatch(Got::signed);
  }
}

package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Provisioning over HTTP makes our webhooks in the PSA whole again.
class HookRepairTest {

  /// Nobody listens there.
  private static final String NOWHERE = "http://127.0.0.1:9/webhooks/autotask/";

  private static final Desk DESK = Deployment.quillback();
  private static final List<String> KINDS =
      List.of("TicketWebhooks", "TicketNoteWebhooks", "CompanyWebhooks", "ContactWebhooks");

  @Test
  @Tag("RT-09")
  void missingInactiveAndMisdirectedOnesAreRepairedStaleOnesRemovedOthersLeftAlone() {
    List<String> before = addresses();
    List<Json.Obj> others = others();
    assertThat(before).hasSize(4);
    Json.Obj ticketHook = ours("TicketWebhooks").getFirst();
    Json.Obj companyHook = ours("CompanyWebhooks").getFirst();
    // Else the PSA would say at once that they are off, and they would be whole before we look.
    patch("TicketWebhooks", ticketHook, Json.object().put("deactivationUrl", NOWHERE));
    patch("CompanyWebhooks", companyHook, Json.object().put("deactivationUrl", NOWHERE));
    patch("TicketWebhooks", ticketHook, Json.object().put("isActive", false));
    DESK.act("DELETE", "CompanyWebhooks/" + id(companyHook), Json.object());
    patch(
        "ContactWebhooks",
        ours("ContactWebhooks").getFirst(),
        Json.object().put("webhookUrl", NOWHERE + "elsewhere"));
    leaveOver(ticketHook);
    assertThat(states()).contains("deactivated", "missing", "changed");

    provision();

    assertThat(states()).containsExactly("ok", "ok", "ok", "ok");
    for (String kind : KINDS) {
      assertThat(ours(kind)).as(kind).hasSize(1).allMatch(it -> it.bool("isActive").orElse(false));
    }
    assertThat(addresses()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(others()).isEqualTo(others).isNotEmpty();
    assertTheyWork();
  }

  /// A hook of ours from before, under an address that nobody answers. When it goes, the PSA says
  /// so to the address that is in use: a check then begins while the others are being repaired.
  private static void leaveOver(Json.Obj like) {
    ObjBuilder stale = Json.object();
    for (String field :
        List.of(
            "name",
            "deactivationUrl",
            "sendThresholdExceededNotification",
            "isSubscribedToCreateEvents",
            "isSubscribedToUpdateEvents",
            "isSubscribedToDeleteEvents")) {
      stale.put(field, like.find(field));
    }
    DESK.act(
        "POST",
        "TicketWebhooks",
        stale
            .put("isActive", false)
            .put("secretKey", "0123456789abcdef")
            .put("webhookUrl", NOWHERE + "old"));
    assertThat(ours("TicketWebhooks")).hasSize(2);
  }

  /// Somebody presses the button twice.
  private static void provision() {
    String path = DESK.path("/webhooks");
    Optional<String> before = provisionedAt(DESK.api().get(path));
    for (int click = 0; click < 2; click++) {
      JsonClient.Answer answer = DESK.api().fine("POST", path + "/provision", null);
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.header("location")).contains(path);
    }
    Json.Obj view =
        Patience.until(
            "the webhooks",
            Desk.A_MINUTE,
            () ->
                Optional.of(DESK.api().get(path))
                    .filter(now -> !provisionedAt(now).equals(before)));
    Json.Obj note = view.object("provisioning").orElseThrow();
    assertThat(note.text("state")).as(note.write()).contains("done");
  }

  private static Optional<String> provisionedAt(Json.Obj view) {
    return view.object("provisioning").flatMap(note -> note.text("at"));
  }

  /// Through the hook that was switched off, and with the name of a company through the one that
  /// was missing.
  private static void assertTheyWork() {
    long ticket = DESK.arrives("After the repair", "Does this still come in?");
    long company = Desk.signal(DESK.judged(ticket)).number("companyId").orElseThrow();
    String name = "Repaired " + company;
    DESK.act("PATCH", "Companies/" + company, Json.object().put("companyName", name));
    DESK.await(
        "the company's name",
        ticket,
        story -> Desk.signal(story).text("company").equals(Optional.of(name)));
  }

  private static List<String> states() {
    return DESK.api().items(DESK.path("/webhooks")).stream()
        .map(hook -> hook.text("state").orElse(""))
        .toList();
  }

  private static List<String> addresses() {
    return KINDS.stream()
        .flatMap(kind -> ours(kind).stream())
        .map(hook -> hook.text("webhookUrl").orElse(""))
        .toList();
  }

  private static void patch(String kind, Json.Obj hook, ObjBuilder change) {
    DESK.act("PATCH", kind + "/" + id(hook), change);
  }

  private static List<Json.Obj> ours(String kind) {
    return hooks(kind).filter(HookRepairTest::isOurs).toList();
  }

  private static List<Json.Obj> others() {
    var others = new ArrayList<Json.Obj>();
    KINDS.forEach(kind -> hooks(kind).filter(hook -> !isOurs(hook)).forEach(others::add));
    return others;
  }

  private static Stream<Json.Obj> hooks(String kind) {
    return DESK.truth(kind, "").stream();
  }

  private static boolean isOurs(Json.Obj hook) {
    return hook.text("name").orElse("").startsWith("signalbox-");
  }

  private static long id(Json.Obj record) {
    return record.number("id").orElseThrow();
  }
}

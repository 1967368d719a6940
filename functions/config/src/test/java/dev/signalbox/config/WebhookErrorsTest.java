package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Autotask's log of failed deliveries through the API.
class WebhookErrorsTest extends WithAConnection {

  private final String errors = path + "/webhooks/errors";

  @BeforeEach
  void forgetWhatConnectingSent() {
    console.queue.take();
  }

  /// An event that Autotask gave up, in its log.
  static Row giveUp(SimulatedDesk desk, String payload, String answer) {
    return giveUp(desk, payload, answer, Samples.NOON);
  }

  private static Row giveUp(SimulatedDesk desk, String payload, String answer, Instant at) {
    var autotask = desk.simulator.autotask();
    long hook = autotask.table("TicketWebhook").rows().findFirst().orElseGet(() -> hook(desk)).id();
    return autotask.plant(
        "WebhookEventErrorLog",
        Json.object()
            .put("ticketWebhookID", hook)
            .put("createDateTime", at)
            .put("errorMessage", answer)
            .put("payload", payload)
            .put("sequenceNumber", 1)
            .build());
  }

  private static Row hook(SimulatedDesk desk) {
    return desk.simulator
        .autotask()
        .create(
            Actor.apiUser(SimulatedDesk.USER.resourceId()),
            "TicketWebhook",
            Json.object()
                .put("name", "signalbox-x ticket")
                .put("webhookUrl", "https://desk.example/webhooks/autotask/token")
                .put("deactivationUrl", "https://desk.example/webhooks/autotask/off")
                .put("secretKey", "another secret key of at least 32 characters")
                .put("isActive", true)
                .put("sendThresholdExceededNotification", false)
                .put("isSubscribedToCreateEvents", true)
                .build());
  }

  private static String payload(String action, String entity, long id) {
    return "{\"Action\":\"%s\",\"Guid\":\"a1da62a4-2c49-40a8-8183-69994ce5b3eb\",\"EntityType\":\"%s\",\"Id\":%d,\"Fields\":{}}"
        .formatted(action, entity, id);
  }

  @Test
  @Tag("RT-13")
  void entriesAreListedWithWhatThePsaSaysOfThem() {
    Row first = giveUp(desk, payload("Update", "Ticket", 812), "503 try later");

    List<Json.Obj> items = admin.get(errors).items();

    assertThat(items)
        .containsExactly(
            Json.object()
                .put("id", first.id())
                .put("entity", "ticket")
                .put("recordId", 812)
                .put("action", "update")
                .put("at", Samples.NOON)
                .put("tries", 5)
                .put("text", "503 try later")
                .build());
  }

  @Test
  @Tag("RT-13")
  void entriesAreFilteredByEntityAndTime() {
    giveUp(desk, payload("Update", "Ticket", 1), "old", Samples.NOON.minusSeconds(7_200));
    giveUp(desk, payload("Update", "Ticket", 2), "new");
    giveUp(desk, payload("Create", "Account", 3), "company");
    giveUp(desk, "not even JSON", "unreadable");

    assertThat(texts("?entity=ticket")).containsExactly("old", "new");
    assertThat(texts("?entity=company")).containsExactly("company");
    assertThat(texts("?from=" + Samples.NOON.minusSeconds(60)))
        .containsExactly("new", "company", "unreadable");
    assertThat(texts("?to=" + Samples.NOON.minusSeconds(60))).containsExactly("old");
    assertThat(admin.get(errors).items().getLast().text("entity")).contains("unknown");
  }

  @Test
  @Tag("RT-13")
  void filtersThatMakeNoSenseAreNamed() {
    assertThat(admin.get(errors + "?entity=ticketz").fieldErrors())
        .containsExactly(
            "entity: This has to be ticket, note, company, contact or configurationItem.");
    assertThat(admin.get(errors + "?from=yesterday").status()).isEqualTo(422);
    assertThat(admin.get(errors + "?cursor=%00").status()).isEqualTo(422);
  }

  @Test
  @Tag("RT-13")
  void pagesHoldEachEntryOnce() {
    for (int i = 0; i < 1_107; i++) {
      giveUp(desk, payload("Update", i % 3 == 0 ? "Account" : "Ticket", i), "e" + i);
    }

    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      Answer page = admin.get(errors + "?entity=ticket&limit=150" + next);
      page.items().forEach(item -> seen.add(item.text("text").orElseThrow()));
      next = page.body().text("nextCursor").map(cursor -> "&cursor=" + cursor).orElse("");
    } while (!next.isEmpty());

    assertThat(seen).hasSize(738).doesNotHaveDuplicates();
  }

  @Test
  @Tag("RT-14")
  void oneEntryIsShownAndItsRecordCanBePulled() {
    Row entry = giveUp(desk, payload("Delete", "TicketNote", 77), "timed out");

    Answer shown = admin.get(errors + "/" + entry.id());
    Answer pulled = admin.post(errors + "/" + entry.id() + "/pull");

    assertThat(shown.text("text")).isEqualTo("timed out");
    assertThat(shown.text("entity")).isEqualTo("note");
    assertThat(pulled.status()).isEqualTo(202);
    assertThat(console.queue.tasks())
        .containsExactly(new Task.Pull(ref, Entity.NOTE, 77, Action.DELETE));
  }

  @Test
  @Tag("RT-14")
  void anEntryThatIsNotThereIsNotFound() {
    assertThat(admin.get(errors + "/4711").status()).isEqualTo(404);
    assertThat(admin.get(errors + "/x").status()).isEqualTo(404);
    assertThat(admin.post(errors + "/4711/pull").status()).isEqualTo(404);
  }

  private List<String> texts(String query) {
    return admin.get(errors + query).items().stream()
        .map(item -> item.text("text").orElseThrow())
        .toList();
  }
}

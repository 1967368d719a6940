package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happens at the PSA is here within a minute, by webhooks alone: schedules are paused.
class UpToDateTest {

  private static final Desk DESK = Deployment.harbourline();

  @Test
  @Tag("RT-01")
  void connectingRegistersWebhooksThatWork() {
    List<Json.Obj> hooks = DESK.api().items(DESK.path("/webhooks"));
    assertThat(hooks)
        .extracting(hook -> hook.text("entity").orElse(""))
        .containsExactlyInAnyOrder("ticket", "note", "company", "contact");
    assertThat(hooks).allMatch(hook -> hook.text("state").equals(Optional.of("ok")));
    Json.Obj inPsa = ourTicketHook();
    assertThat(inPsa.text("deactivationUrl").orElse("")).endsWith("/deactivated");
  }

  @Test
  @Tag("RT-02")
  void aTicketIsCreatedChangedAndDeletedHereAsThere() {
    long ticket = DESK.arrives("Mouse does not click", "The left button is dead.");
    DESK.await("the ticket", ticket, _ -> true);
    DESK.act("PATCH", "tickets/" + ticket, Json.object().put("title", "Mouse is dead"));
    DESK.await(
        "the new title",
        ticket,
        story -> Desk.signal(story).text("title").equals(Optional.of("Mouse is dead")));
    DESK.act("DELETE", "tickets/" + ticket, Json.object());
    Patience.until(
        "the deletion", Desk.A_MINUTE, () -> gone(ticket) ? Optional.of(true) : Optional.empty());
  }

  @Test
  @Tag("RT-03")
  void aNoteIsCreatedHereAsThere() {
    long ticket = DESK.arrives("Headset is silent", "No sound since lunch.");
    DESK.judged(ticket);
    DESK.act(
        "POST",
        "tickets/" + ticket + "/notes",
        Json.object().put("description", "It works on the phone."));
    awaitTimeline(ticket, "It works on the phone.");
  }

  @Test
  @Tag("RT-04")
  void aCompanyIsRenamedHereAsThere() {
    long ticket = DESK.arrives("Door bell app", "It rings twice.");
    Json.Obj story = DESK.judged(ticket);
    long company = Desk.signal(story).number("companyId").orElseThrow();
    String name = "Renamed & Sons " + company;
    DESK.act("PATCH", "Companies/" + company, Json.object().put("companyName", name));
    DESK.await(
        "the company's name",
        ticket,
        later -> Desk.signal(later).text("company").equals(Optional.of(name)));
  }

  @Test
  @Tag("RT-16")
  void deliveriesAreAcknowledgedWithinASecond() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      long begin = System.nanoTime();
      assertThat(post("no-such-token-" + i, "{}").statusCode()).isLessThan(500);
      millis.add((System.nanoTime() - begin) / 1_000_000);
    }
    assertThat(millis.stream().sorted().skip(48).findFirst().orElseThrow()).isLessThan(1_000);
  }

  @Test
  @Tag("RT-17")
  void aDeliveryWithoutAValidSignatureIsRefused() throws Exception {
    String url = ourTicketHook().text("webhookUrl").orElseThrow();
    String token = url.substring(url.lastIndexOf('/') + 1);
    String body = "{\"Action\":\"Update\",\"EntityType\":\"Ticket\",\"Id\":1}";

    assertThat(post(token, body).statusCode()).isEqualTo(401);
    assertThat(
            post(token, body, "X-Hook-Signature", "sha1=AAAAAAAAAAAAAAAAAAAAAAAAAAA=").statusCode())
        .isEqualTo(401);
  }

  @Test
  @Tag("QUE-03")
  void aTicketOfAnotherQueueIsAcknowledgedAndNotStored() {
    Desk desk = Deployment.quillback();
    List<Json.Obj> queues = desk.api().items(desk.path("/queues"));
    Json left = queues.getLast().find("id").orElseThrow();
    List<Json> others =
        queues.stream()
            .flatMap(queue -> queue.find("id").stream())
            .filter(id -> !id.equals(left))
            .toList();
    desk.api().put(desk.path("/queues"), Json.object().put("ids", Json.array(others)));
    try {
      long ticket = desk.arrives(Json.object().put("title", "Not for us").put("queueID", left));
      assertThat(desk.waitForCallouts(ticket)).isPositive();
      desk.judged(desk.arrives("For us", "This one is ours and came later."));
      assertThat(desk.story(ticket)).isEmpty();
    } finally {
      desk.api()
          .put(
              desk.path("/queues"),
              Json.object()
                  .put(
                      "ids",
                      Json.array(queues.stream().flatMap(q -> q.find("id").stream()).toList())));
    }
  }

  /// Ours; the account has hooks of others too.
  private static Json.Obj ourTicketHook() {
    return DESK.truth("TicketWebhooks", "").stream()
        .filter(hook -> hook.text("webhookUrl").orElse("").contains("/webhooks/autotask/"))
        .findFirst()
        .orElseThrow();
  }

  /// A deleted ticket is no longer in any list.
  private static boolean gone(long ticket) {
    return DESK.story(ticket)
        .map(story -> Desk.signal(story).text("scope").equals(Optional.of("gone")))
        .orElse(true);
  }

  private static void awaitTimeline(long ticket, String text) {
    DESK.await(
        "the note",
        ticket,
        story ->
            JsonClient.objects(story, "timeline").stream()
                .anyMatch(event -> event.text("text").equals(Optional.of(text))));
  }

  private static java.net.http.HttpResponse<String> post(
      String token, String body, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    Deployment.usual().functions().apiUrl().toString().replaceFirst("/$", "")
                        + "/webhooks/autotask/"
                        + token))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}

package dev.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Our webhooks at the PSA, and what is done with their deliveries.
class DeliveriesTest {

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
  @Tag("RT-16")
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
      ObjBuilder ours = Json.object().put("title", "For us, and came later");
      desk.judged(desk.arrives(ours.put("queueID", others.getFirst())));
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

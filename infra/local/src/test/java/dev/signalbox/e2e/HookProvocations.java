package dev.signalbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.JsonClient.Answer;
import dev.signalbox.local.demo.Patience;
import dev.signalbox.simulator.autotask.store.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be done to webhooks, and to what the PSA could not deliver, that is refused.
record HookProvocations(Deployment deployment, Desk desk, JsonClient stranger) {

  void addTo(Map<String, Supplier<Answer>> all) {
    all.put("signature-refused", () -> deliver(path(), 2));
    all.put("no-such-webhook", () -> deliver("/webhooks/autotask/" + "A".repeat(32), 2));
    all.put("rotation-under-way", this::rotatedTwice);
    all.put("nothing-to-pull", this::entryAboutNothing);
    all.put("delivery-too-large", () -> deliver(path(), 256 * 1024 + 1));
  }

  /// What the PSA reports when it switches a webhook off.
  Answer switchedOff() {
    return deliver(path() + "/deactivated", 2);
  }

  /// The key of before is accepted for another day, in which there is no third one.
  private Answer rotatedTwice() {
    return Patience.until(
        "the key to be rotated",
        Desk.A_MINUTE,
        () -> Optional.of(post("/webhooks/rotate")).filter(answer -> !answer.isFine()));
  }

  /// The PSA gave up to deliver something that names no record.
  private Answer entryAboutNothing() {
    Row entry =
        deployment
            .psas()
            .autotask()
            .plant(
                "WebhookEventErrorLog",
                Json.object()
                    .put("ticketWebhookID", hookRow().number("id").orElseThrow())
                    .put("createDateTime", Instant.now())
                    .put("errorMessage", "503")
                    .put("payload", "about nothing")
                    .put("sequenceNumber", 1)
                    .build());
    return post("/webhooks/errors/" + entry.id() + "/pull");
  }

  private Json.Obj hookRow() {
    return desk.truth("TicketWebhooks", "").stream()
        .filter(row -> row.text("webhookUrl").orElse("").contains("/webhooks/autotask/"))
        .findFirst()
        .orElseThrow();
  }

  /// The path of the hook that reports tickets.
  private String path() {
    String url = hookRow().text("webhookUrl").orElseThrow();
    return url.substring(url.indexOf("/webhooks/"));
  }

  private Answer deliver(String path, int bytes) {
    return stranger.send("POST", path, " ".repeat(bytes).getBytes(UTF_8), Provocations.JSON);
  }

  private Answer post(String path) {
    return desk.api().call("POST", desk.path(path), Json.object().build());
  }
}

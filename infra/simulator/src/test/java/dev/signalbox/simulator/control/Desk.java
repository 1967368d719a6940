package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.autotask.schema.Field;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoUser;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A running demo simulator with a client beside it, small and with fast retries.
final class Desk implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  final DemoSimulator simulator;
  private HttpClient client = HttpClient.newHttpClient();

  /// The vendor's seconds pass in thousandths.
  Desk() {
    this(CalloutTimes.vendor().withScale(0.001));
  }

  Desk(CalloutTimes times) {
    Settings settings =
        Settings.standard(0)
            .with(new DemoPlan(5, 40, 9, 1, 0.5, 0.7))
            .with(SimulatedClock.running(InstantSource.system()))
            .with(times);
    simulator = DemoSimulator.start(settings);
  }

  Desk(Settings settings) {
    simulator = DemoSimulator.start(settings);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(simulator.origin().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    for (int index = 0; index < headers.length; index += 2) {
      request.header(headers[index], headers[index + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  Json.Obj control(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, "/_sim/" + path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.parseObject(response.body());
  }

  HttpResponse<String> vendor(String method, String path, String body)
      throws IOException, InterruptedException {
    return vendor(simulator.apiUser(), method, path, body);
  }

  HttpResponse<String> vendor(DemoUser user, String method, String path, String body)
      throws IOException, InterruptedException {
    return send(
        method,
        "/atservicesrest/v1.0/" + path,
        body,
        "UserName",
        user.userName(),
        "Secret",
        user.secret(),
        "ApiIntegrationCode",
        user.integrationCode());
  }

  List<Json.Obj> items(String path) throws IOException, InterruptedException {
    return control("GET", path, "").list("items").stream().map(item -> (Json.Obj) item).toList();
  }

  /// A ticket hook on every event, with Title and Status subscribed and the number always shown.
  long hookTickets(Receiver receiver) throws IOException, InterruptedException {
    return hook("Ticket", receiver, List.of("title", "status"), List.of("ticketNumber"));
  }

  long hook(String entity, Receiver receiver, List<String> subscribed, List<String> always)
      throws IOException, InterruptedException {
    long id =
        control(
                "POST",
                "autotask/" + entity + "Webhooks",
                Json.object()
                    .put("name", "signalbox " + entity)
                    .put("isActive", true)
                    .put("webhookUrl", receiver.url("/hook"))
                    .put("deactivationUrl", receiver.url("/off"))
                    .put("secretKey", Receiver.KEY)
                    .put("sendThresholdExceededNotification", true)
                    .put("isSubscribedToCreateEvents", true)
                    .put("isSubscribedToUpdateEvents", true)
                    .put("isSubscribedToDeleteEvents", true)
                    .write())
            .number("id")
            .orElseThrow();
    for (String field : subscribed) {
      field(entity, id, field, true);
    }
    for (String field : always) {
      field(entity, id, field, false);
    }
    return id;
  }

  private void field(String entity, long hook, String field, boolean subscribed)
      throws IOException, InterruptedException {
    List<String> subscribable =
        simulator.autotask().schema().require(entity).fields().stream()
            .filter(each -> each.is(Field.Trait.WEBHOOK))
            .map(Field::name)
            .toList();
    int number = subscribable.indexOf(field) + 1;
    assertThat(number).as(field).isPositive();
    Json.Obj _ =
        control(
            "POST",
            "autotask/" + entity + "WebhookFields",
            Json.object()
                .put("webhookID", hook)
                .put("fieldID", (long) number)
                .put("isSubscribedField", subscribed)
                .put("isDisplayAlwaysField", !subscribed)
                .write());
  }

  void eventually(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + 15_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).as("within fifteen seconds").isTrue();
  }

  void settled() throws InterruptedException {
    eventually(() -> simulator.pendingCallouts() == 0);
  }

  /// Drops the connections; the next call makes a new one.
  void reconnect() {
    client.shutdownNow();
    client = HttpClient.newHttpClient();
  }

  @Override
  public void close() {
    client.shutdownNow();
    simulator.close();
  }
}

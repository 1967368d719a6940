package dev.signalbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.CountingIds;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookTokens;
import dev.signalbox.core.connection.MemoryHookRoutes;
import dev.signalbox.core.connection.MemorySecretStore;
import dev.signalbox.core.connection.PsaKind;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.psa.WebhookReader.Hint;
import dev.signalbox.core.psa.WebhookReader.Reading;
import dev.signalbox.core.psa.WebhookReader.Reason;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The status that a PSA gets: it gives a hook up whose deliveries are refused.
class WebhookHandlerTest {

  private static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  private static final Reading CHANGED =
      new Reading.Trusted(new Hint.Changed(Entity.TICKET, 7, Action.UPDATE));

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final MemoryHookRoutes routes = new MemoryHookRoutes();
  private final MemoryTaskQueue queue = new MemoryTaskQueue();

  @Test
  @Tag("RT-16")
  void whatIsGenuineIsAnsweredWith202WantedOrNot() throws IOException {
    route(new ConnectionState.Connected());

    assertThat(status(CHANGED, "token", "{}")).isEqualTo(202);
    assertThat(queue.tasks()).hasSize(1);
    assertThat(status(new Reading.Trusted(new Hint.Unwanted("a project")), "token", "{}"))
        .isEqualTo(202);

    route(new ConnectionState.Paused());
    assertThat(status(CHANGED, "token", "{}")).isEqualTo(202);
    assertThat(queue.tasks()).hasSize(1);
  }

  @Test
  void whatIsNotGenuineIsRefused() throws IOException {
    route(new ConnectionState.Connected());

    requireProblem(
        answer(new Reading.Refused(Reason.BAD_SIGNATURE), "token", "{}"),
        DeliveryError.SIGNATURE_REFUSED);
    requireProblem(answer(CHANGED, "made-up", "{}"), DeliveryError.NO_SUCH_WEBHOOK);
    requireProblem(
        answer(CHANGED, "token", "x".repeat(ReceiveWebhook.LARGEST + 1)),
        DeliveryError.DELIVERY_TOO_LARGE);
    assertThat(queue.tasks()).noneMatch(Task.Refresh.class::isInstance);
  }

  @Test
  void whatCannotBeKeptIsAskedForAgain() throws IOException {
    route(new ConnectionState.Connected());
    queue.breakDown(true);

    requireProblem(answer(CHANGED, "token", "{}"), DeliveryError.DELIVERY_NOT_KEPT);
  }

  private static void requireProblem(Json.Obj answer, DeliveryError error) {
    assertThat(answer.number("statusCode")).hasValue(error.status());
    assertThat(answer.object("headers").flatMap(all -> all.text("content-type")))
        .contains("application/problem+json");
    Json.Obj problem = Json.parseObject(answer.text("body").orElseThrow());
    assertThat(problem.text("type")).contains(error.uri());
    assertThat(problem.number("status")).hasValue(error.status());
    assertThat(problem.text("detail")).contains(error.title());
    assertThat(problem.text("nextStep")).contains(error.nextStep());
    assertThat(problem.text("instance")).contains("r-1");
  }

  private void route(ConnectionState state) {
    routes.put("id", new HookRoute(REF, PsaKind.AUTOTASK, state, "guid"));
  }

  private long status(Reading reading, String token, String body) throws IOException {
    return answer(reading, token, body).number("statusCode").orElseThrow();
  }

  /// The answer to a delivery of which the reader says `reading`.
  private Json.Obj answer(Reading reading, String token, String body) throws IOException {
    byte[] event =
        Json.object()
            .put("rawPath", "/webhooks/autotask/" + token)
            .put("body", body)
            .put("requestContext", Json.object().put("requestId", "r-1"))
            .bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deliveries deliveries =
        new Deliveries(
            new ReceiveWebhook(
                new OneToken(),
                new KnownRoutes(routes, clock),
                new HookKeys(new MemorySecretStore(), clock),
                (_, _, _, _) -> reading,
                queue,
                new CountingIds(),
                clock));
    new WebhookHandler(deliveries).handleRequest(new ByteArrayInputStream(event), out, null);
    return Json.parseObject(out.toByteArray());
  }

  private record OneToken() implements HookTokens {

    @Override
    public String mint() {
      return "token";
    }

    @Override
    public Optional<String> check(String token) {
      return token.equals("token") ? Optional.of("id") : Optional.empty();
    }
  }
}

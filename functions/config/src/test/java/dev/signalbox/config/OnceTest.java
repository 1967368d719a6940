package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Race;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A request under an `Idempotency-Key` starts its work once.
class OnceTest extends WithADesk {

  private final TenantId tenant = admin.user().tenant();

  private static Answer post(Person who, String path, ObjBuilder body, String key) {
    return who.call("POST", path, Body.of(body.bytes()), Map.of("idempotency-key", key));
  }

  @Test
  void sameRequestGetsTheSameAnswerAndStartsNothingAgain() {
    Answer first = post(admin, "/v1/connections", desk.form("Main"), "a");
    Answer second = post(admin, "/v1/connections", desk.form("Main"), "a");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("location")).isEqualTo(first.header("location")).isPresent();
    assertThat(console.connections.list(tenant)).hasSize(1);
    assertThat(provisions()).isOne();
  }

  @Test
  void withoutAKeyEachRequestIsNew() {
    String path = desk.connect(admin, "Main") + "/webhooks/provision";
    admin.post(path);
    admin.post(path);

    assertThat(provisions()).isEqualTo(3);
  }

  @Test
  void everyPostThatAnswersWithAcceptedTakesAKey() {
    assertThat(
            console.routes().stream()
                .filter(route -> route.status() == 202 && route.role() != null)
                .filter(route -> route.method().equals("POST")))
        .isNotEmpty()
        .allMatch(Route::once);
  }

  @Test
  void keyOfAnotherBodyIsRefused() {
    post(admin, "/v1/connections", desk.form("Main"), "a");

    Answer other = post(admin, "/v1/connections", desk.form("Other"), "a");

    assertThat(other.problem()).isEqualTo("/errors/idempotency-key-used");
    assertThat(other.status()).isEqualTo(422);
    assertThat(console.connections.list(tenant)).hasSize(1);
  }

  @Test
  void keyIsOneUsersAndOneRoutes() {
    String path = desk.connect(admin, "Main");
    Person manager = console.person(tenant, Role.MANAGER);
    console.queue.take();
    for (Person who : List.of(admin, manager)) {
      assertThat(post(who, path + "/webhooks/provision", Json.object(), "a").status())
          .isEqualTo(202);
    }
    assertThat(post(admin, path + "/statuses/seed", Json.object(), "a").status()).isEqualTo(200);
    assertThat(provisions()).isEqualTo(2);
  }

  @Test
  void afterADayTheKeyIsFree() {
    String path = desk.connect(admin, "Main") + "/webhooks/provision";
    console.queue.take();
    post(admin, path, Json.object(), "a");
    console.clock.advance(Duration.ofHours(23));
    post(admin, path, Json.object(), "a");
    assertThat(provisions()).isOne();

    console.clock.advance(Duration.ofHours(1));
    post(admin, path, Json.object(), "a");
    assertThat(provisions()).isEqualTo(2);
  }

  @Test
  void whatWasRefusedMayBeTriedAgainUnderItsKey() {
    ObjBuilder wrong = desk.form("Main").put("secret", "wrong");
    assertThat(post(admin, "/v1/connections", wrong, "a").status()).isEqualTo(422);
    assertThat(post(admin, "/v1/connections", desk.form("Main"), "a").status()).isEqualTo(201);
  }

  @Test
  void ofManyAtTheSameMomentOneIsDone() {
    List<Answer> answers = Race.run(6, _ -> post(admin, "/v1/connections", desk.form("Main"), "a"));

    assertThat(answers)
        .allMatch(answer ->
            answer.status() == 201 || answer.problem().equals("/errors/request-underway"));
    assertThat(answers).anyMatch(answer -> answer.status() == 201);
    assertThat(console.connections.list(tenant)).hasSize(1);
    assertThat(provisions()).isOne();
  }

  @Test
  void keyThatNobodyCanRepeatIsRefused() {
    assertThat(post(admin, "/v1/connections", desk.form("Main"), "a b").fieldErrors())
        .containsExactly(
            "Idempotency-Key: This has to be 1 to 255 characters of ASCII, without spaces.");
  }

  private long provisions() {
    return console.queue.tasks().stream().filter(Task.Provision.class::isInstance).count();
  }
}

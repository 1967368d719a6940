package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a test of a connection tells, and when its badge says connected.
class ConnectionStateTest extends WithADesk {

  @Test
  @Tag("CON-09")
  void testReportsLatencyAndVersion() {
    String path = desk.connect(admin, "Main");

    Answer answer = admin.post(path + "/test");

    assertThat(answer.body().bool("ok")).contains(true);
    assertThat(answer.body().number("latencyMs").orElse(-1)).isBetween(0L, 10_000L);
    assertThat(answer.text("apiVersion")).isNotBlank();
    assertThat(answer.text("zone")).startsWith(desk.simulator.origin().toString());
  }

  @Test
  @Tag("CON-09")
  void testReportsTheSpecificCause() {
    String path = desk.connect(admin, "Main");
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));

    Answer answer = admin.post(path + "/test");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().bool("ok")).contains(false);
    Json.Obj cause = answer.body().object("cause").orElseThrow();
    assertThat(cause.text("type")).contains("/errors/psa-credentials-refused");
    assertThat(cause.text("nextStep").orElse("")).contains("API user is active");
  }

  @Test
  @Tag("CON-10")
  void onlyASuccessfulLiveCallTurnsTheBadgeConnected() {
    String path = desk.connect(admin, "Main");
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));
    admin.post(path + "/test");
    assertThat(admin.get(path).text("state")).isEqualTo("setupRequired");

    desk.simulator.autotask().people().put(SimulatedDesk.USER);
    assertThat(admin.get(path).text("state")).isEqualTo("setupRequired");
    admin.post(path + "/test");

    assertThat(admin.get(path).text("state")).isEqualTo("connected");
    assertThat(admin.get(path).body().object("problem")).isEmpty();
  }

  @Test
  @Tag("CON-10")
  void aRestDoesNotTurnTheBadgeConnected() {
    String path = desk.connect(admin, "Main");
    admin.patch(path, Json.object().put("paused", true));
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));

    var refused = admin.patch(path, Json.object().put("paused", false));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(admin.get(path).text("state")).isEqualTo("paused");
    desk.simulator.autotask().people().put(SimulatedDesk.USER);
    admin.patch(path, Json.object().put("paused", false));
    assertThat(admin.get(path).text("state")).isEqualTo("connected");
  }

  @Test
  @Tag("CON-11")
  void failingCheckShowsReasonAndNextStep() {
    String path = desk.connect(admin, "Main");
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));

    admin.post(path + "/test");

    Json.Obj shown = admin.get(path).body();
    assertThat(shown.text("state")).contains("setupRequired");
    Json.Obj problem = shown.object("problem").orElseThrow();
    assertThat(problem.text("reason").orElse("")).isNotBlank();
    assertThat(problem.text("nextStep").orElse("")).contains("API user is active");
  }

  @Test
  @Tag("CON-11")
  void credentialsThatStopWorkingShowAtTheNextLiveCall() {
    String path = desk.connect(admin, "Main");
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));

    Answer queues = admin.get(path + "/queues");

    assertThat(queues.problem()).isEqualTo("/errors/psa-credentials-refused");
    assertThat(admin.get(path).text("state")).isEqualTo("setupRequired");
  }

  @Test
  @Tag("CON-11")
  void busyPsaIsNoReasonToCallForSetup() {
    String path = desk.connect(admin, "Main");
    desk.limiterWait = Duration.ofMinutes(5);

    Answer answer = admin.post(path + "/test");

    assertThat(answer.body().bool("ok")).contains(false);
    assertThat(admin.get(path).text("state")).isEqualTo("connected");
  }

  @Test
  @Tag("CON-13")
  void connectionWhoseSecretStoppedWorkingStartsNoSync() {
    String path = desk.connect(admin, "Main");
    admin.put(path + "/queues", Person.ids(8));
    // What a worker stores when a sync meets a 401.
    console.connections.update(
        onlyConnection()
            .withState(
                new ConnectionState.SetupRequired(
                    "The API user's secret is not accepted any more.", "Enter the new one.")));
    console.queue.take();

    Answer answer = admin.post(path + "/syncs");

    assertThat(admin.get(path).text("state")).isEqualTo("setupRequired");
    assertThat(answer.problem()).isEqualTo("/errors/setup-required");
    assertThat(answer.text("detail"))
        .isEqualTo("The API user's secret is not accepted any more. Enter the new one.");
    assertThat(console.queue.tasks()).isEmpty();
  }
}

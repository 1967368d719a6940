package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Connecting Autotask, against the simulator.
class ConnectionsTest {

  private final SimulatedDesk desk = new SimulatedDesk();
  private final TestConsole console = desk.console;
  private final Person admin = desk.admin(Samples.newTenant());

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @Tag("CON-03")
  void blankFieldIsRefusedByName() {
    Answer answer =
        admin.post(
            "/v1/connections",
            Json.object()
                .put("psa", "autotask")
                .put("name", "Main")
                .put("username", "  ")
                .put("secret", ""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.fieldErrors())
        .containsExactly("username: This field is required.", "secret: This field is required.");
    assertThat(console.connections.list(admin.user().tenant())).isEmpty();
  }

  @Test
  @Tag("CON-03")
  void userNameAndSecretConnect() {
    Answer answer = admin.post("/v1/connections", desk.form("Main"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("username")).isEqualTo(SimulatedDesk.USER.userName());
    assertThat(admin.get(answer.header("location").orElseThrow()).body()).isEqualTo(answer.body());
  }

  @Test
  @Tag("CON-04")
  void nameIsRequired() {
    Answer answer = admin.post("/v1/connections", desk.form(" "));

    assertThat(answer.fieldErrors()).containsExactly("name: This field is required.");
  }

  @Test
  @Tag("CON-04")
  void nameIsUniqueWithinATenantOnly() {
    desk.connect(admin, "Main");

    Answer again = admin.post("/v1/connections", desk.form("Main"));
    Answer elsewhere = desk.admin(Samples.newTenant()).post("/v1/connections", desk.form("Main"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("/errors/name-taken");
    assertThat(elsewhere.status()).isEqualTo(201);
  }

  @Test
  @Tag("CON-04")
  void takenNameLeavesTheNewSecretNowhere() {
    String path = desk.connect(admin, "Main");
    desk.connect(admin, "Second");

    Answer answer =
        admin.patch(
            path, Json.object().put("name", "Second").put("secret", SimulatedDesk.USER.secret()));

    assertThat(answer.problem()).isEqualTo("/errors/name-taken");
    assertThat(admin.get(path).text("name")).isEqualTo("Main");
  }

  @Test
  @Tag("CON-05")
  void secretComesBackInNoAnswer() {
    Answer created = admin.post("/v1/connections", desk.form("Main"));
    String path = created.header("location").orElseThrow();
    assertThat(console.secrets.find(onlyRef()))
        .map(PsaSecret::secret)
        .contains(SimulatedDesk.USER.secret());
    Answer tested = admin.post(path + "/test");
    String renewed = "renewed-4n0th3r-s3cr3t";
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withSecret(renewed));
    List<Answer> answers =
        List.of(
            created,
            tested,
            admin.patch(path, Json.object().put("secret", renewed)),
            admin.get("/v1/connections"),
            admin.get(path),
            admin.post(path + "/test"));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isLessThan(300);
          assertThat(answer.whole())
              .doesNotContain(SimulatedDesk.USER.secret())
              .doesNotContain(SimulatedDesk.USER.integrationCode())
              .doesNotContain(renewed);
        });
    assertThat(admin.get(path).body().bool("secretSet")).contains(true);
    assertThat(answers.getLast().body().bool("ok")).contains(true);
    assertThat(console.secrets.find(onlyRef())).map(PsaSecret::secret).contains(renewed);
  }

  @Test
  @Tag("CON-06")
  void zoneIsFoundByTheUserNameAlone() {
    Answer answer = admin.post("/v1/connections", desk.form("Main"));

    assertThat(answer.text("zone")).isEqualTo(desk.simulator.origin() + "/atservicesrest/");
    assertThat(answer.body().bool("zoneChosen")).contains(false);
  }

  @Test
  @Tag("CON-06")
  void unknownUserNameNamesTheCauseAndTheNextStep() {
    Answer answer =
        admin.post("/v1/connections", desk.form("Main").put("username", "nobody@nowhere.example"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("/errors/psa-zone-unknown");
    assertThat(answer.text("detail")).contains("knows no API user of this name");
    assertThat(answer.text("nextStep")).contains("choose the zone by hand");
  }

  @Test
  @Tag("CON-07")
  void chosenZoneOverridesDetection() {
    String chosen = desk.simulator.origin() + "/atservicesrest/";
    desk.simulator
        .server()
        .filter((request, next) -> {
          assertThat(request.path()).doesNotContainIgnoringCase("zoneInformation");
          return next.handle(request);
        });

    Answer answer = admin.post("/v1/connections", desk.form("Main").put("zone", chosen));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("zone")).isEqualTo(chosen);
    assertThat(answer.body().bool("zoneChosen")).contains(true);
  }

  @Test
  @Tag("CON-07")
  void zoneElsewhereIsRefusedBeforeTheSecretIsSent() {
    for (String zone :
        List.of(
            "https://evil.example/atservicesrest/",
            "http://webservices5.autotask.net/atservicesrest/",
            "https://webservices5.autotask.net.evil.example/atservicesrest/",
            "https://user@webservices5.autotask.net/atservicesrest/",
            "file:///etc/passwd",
            "http://169.254.169.254/atservicesrest/")) {
      Answer answer = admin.post("/v1/connections", desk.form("Main").put("zone", zone));

      assertThat(answer.problem()).as(zone).isEqualTo("/errors/psa-zone-unknown");
    }
    assertThat(console.connections.list(admin.user().tenant())).isEmpty();
  }

  @Test
  @Tag("CON-08")
  void wrongSecretActivatesNothingAndNamesTheCause() {
    Answer answer = admin.post("/v1/connections", desk.form("Main").put("secret", "not it"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("/errors/psa-credentials-refused");
    assertThat(answer.text("nextStep")).contains("secret").contains("API user is active");
    assertThat(console.connections.list(admin.user().tenant())).isEmpty();
    assertThat(console.queue.tasks()).isEmpty();
  }

  @Test
  @Tag("CON-08")
  void disabledApiUserIsRefused() {
    desk.simulator.autotask().people().put(SimulatedDesk.USER.active(false));
    String zone = desk.simulator.origin() + "/atservicesrest/";

    Answer detected = admin.post("/v1/connections", desk.form("Main"));
    Answer chosen = admin.post("/v1/connections", desk.form("Main").put("zone", zone));

    assertThat(detected.problem()).isEqualTo("/errors/psa-zone-unknown");
    assertThat(chosen.problem()).isEqualTo("/errors/psa-credentials-refused");
    assertThat(List.of(detected, chosen))
        .allSatisfy(answer -> assertThat(answer.text("nextStep")).contains("API user is active"));
  }

  @Test
  @Tag("CON-08")
  void goodCredentialsProvisionWebhooksByThemselves() {
    desk.connect(admin, "Main");

    assertThat(console.queue.tasks())
        .containsExactly(new Task.Provision(onlyRef(), "https://desk.example"));
  }

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
    admin.put(path + "/queues", Json.object().put("ids", Json.array(Json.number(8))));
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

  @Test
  void pausedConnectionStaysPausedWhenItsSecretIsReplaced() {
    String path = desk.connect(admin, "Main");
    admin.patch(path, Json.object().put("paused", true));

    Answer answer = admin.patch(path, Json.object().put("secret", SimulatedDesk.USER.secret()));

    assertThat(answer.text("state")).isEqualTo("paused");
    assertThat(admin.patch(path, Json.object().put("paused", false)).text("state"))
        .isEqualTo("connected");
  }

  @Test
  void replacedSecretKeepsTheWebhookKeyThatWasMadeMeanwhile() {
    String path = desk.connect(admin, "Main");
    PsaSecret known = console.secrets.find(onlyRef()).orElseThrow();
    console.secrets.put(onlyRef(), known.withHookSecret("made by the worker"));

    admin.patch(path, Json.object().put("secret", SimulatedDesk.USER.secret()));

    assertThat(console.secrets.find(onlyRef()).map(PsaSecret::hookSecret))
        .contains("made by the worker");
  }

  @Test
  @Tag("CON-12")
  void newSecretKeepsAllThatWasSetUpAndGoesOn() {
    String path = desk.connect(admin, "Main");
    admin.put(path + "/queues", Json.object().put("ids", Json.array(Json.number(8))));
    admin.post(path + "/statuses/seed");
    console.runs.saveCursor(onlyRef(), Entity.TICKET, Samples.NOON);
    Connection before = onlyConnection();
    var queues = console.settings.queues(onlyRef());
    var statuses = console.settings.statuses(onlyRef());
    var members = admin.get(path + "/members").body();
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withSecret("the new one"));
    assertThat(admin.post(path + "/test").body().bool("ok")).contains(false);
    assertThat(admin.get(path).text("state")).isEqualTo("setupRequired");
    console.queue.take();

    Answer answer = admin.patch(path, Json.object().put("secret", "the new one"));

    assertThat(answer.text("state")).isEqualTo("connected");
    assertThat(console.secrets.find(onlyRef()).map(PsaSecret::secret)).contains("the new one");
    assertThat(onlyConnection().ref()).isEqualTo(before.ref());
    assertThat(onlyConnection().account()).isEqualTo(before.account());
    assertThat(console.settings.queues(onlyRef())).isEqualTo(queues);
    assertThat(console.settings.statuses(onlyRef())).isEqualTo(statuses);
    assertThat(admin.get(path + "/members").body()).isEqualTo(members);
    assertThat(console.runs.cursor(onlyRef(), Entity.TICKET)).contains(Samples.NOON);
    assertThat(console.queue.tasks()).anyMatch(Task.RunStep.class::isInstance);
  }

  @Test
  @Tag("CON-12")
  void firstSyncThatTheOldSecretEndedBeginsAnewWithTheNewOne() {
    String path = desk.connect(admin, "Main");
    admin.put(path + "/queues", Json.object().put("ids", Json.array(Json.number(8))));
    admin.post(path + "/syncs");
    SyncRun run = console.runs.list(onlyRef(), 1).getFirst();
    assertThat(console.runs.advance(failed(run), run.step())).isTrue();
    desk.simulator.autotask().people().put(SimulatedDesk.USER.withSecret("the new one"));
    admin.post(path + "/test");
    console.queue.take();

    admin.patch(path, Json.object().put("secret", "the new one"));

    assertThat(console.queue.tasks()).anyMatch(Task.RunStep.class::isInstance);
    assertThat(console.runs.list(onlyRef(), 1).getFirst().state()).isEqualTo(SyncRun.State.QUEUED);
  }

  private static SyncRun failed(SyncRun run) {
    return run.edit()
        .endedAs(SyncRun.State.FAILED, run.startedAt())
        .step(run.step() + 1)
        .error("refused")
        .done();
  }

  @Test
  void wrongNewSecretChangesNothing() {
    String path = desk.connect(admin, "Main");

    Answer answer = admin.patch(path, Json.object().put("secret", "not it"));

    assertThat(answer.problem()).isEqualTo("/errors/psa-credentials-refused");
    assertThat(console.secrets.find(onlyRef()).map(PsaSecret::secret))
        .contains(SimulatedDesk.USER.secret());
    assertThat(admin.get(path).text("state")).isEqualTo("connected");
  }

  @Test
  void limitsAreCountedByCustomerNotByZone() {
    desk.connect(admin, "Main");

    String account = onlyConnection().account();

    assertThat(account).contains("example.com").isNotEqualTo(onlyConnection().zone());
    assertThat(account).doesNotContain(SimulatedDesk.USER.integrationCode());
  }

  private Connection onlyConnection() {
    return console.connections.list(admin.user().tenant()).getFirst();
  }

  private ConnectionRef onlyRef() {
    return onlyConnection().ref();
  }

  @Test
  void whoDeletesAConnectionTypesItsName() {
    String path = desk.connect(admin, "Main");
    for (String typed : List.of("main", "Other")) {
      assertThat(delete(path, typed).fieldErrors())
          .containsExactly("confirm: This has to be the name of the connection, as it is shown.");
    }
    assertThat(admin.get(path).text("state")).isEqualTo("connected");
  }

  @Test
  void deletedConnectionIsDisabledAtOnceAndTheOtherWorksOn() {
    String path = desk.connect(admin, "Main");
    String other = desk.connect(admin, "Other");
    console.queue.take();

    Answer answer = delete(path, "Main");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).contains(path);
    assertThat(answer.text("state")).isEqualTo("disabled");
    assertThat(console.queue.tasks()).singleElement().isInstanceOf(Task.Purge.class);
    for (String call : List.of("/test", "/webhooks/provision", "/syncs", "/statuses/seed")) {
      assertThat(admin.post(path + call).problem()).isEqualTo("/errors/connection-disabled");
    }
    assertThat(admin.post(other + "/test").status()).isEqualTo(200);
    assertThat(admin.get(other).text("state")).isEqualTo("connected");
  }

  private Answer delete(String path, String typed) {
    return admin.call("DELETE", path, Body.of(Json.object().put("confirm", typed).bytes()));
  }
}

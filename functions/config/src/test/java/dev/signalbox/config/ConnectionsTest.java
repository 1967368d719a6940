package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Connecting Autotask, against the simulator.
class ConnectionsTest extends WithADesk {

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
  void whereWebhooksReachUsIsKnownThoughTheirMessageCouldNotBeSent() {
    console.queue.breakDown(true);

    Answer answer = admin.post("/v1/connections", desk.form("Main"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(console.settings.hookWatch(onlyRef()).value().publicUrl())
        .isEqualTo("https://desk.example");
  }

  @Test
  void limitsAreCountedByCustomerNotByZone() {
    desk.connect(admin, "Main");

    String account = onlyConnection().account();

    assertThat(account).contains("example.com").isNotEqualTo(onlyConnection().zone());
    assertThat(account).doesNotContain(SimulatedDesk.USER.integrationCode());
  }
}

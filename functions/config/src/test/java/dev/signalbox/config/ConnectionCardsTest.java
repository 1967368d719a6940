package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a page of integrations shows of each connection, and what saving one of its values changes.
class ConnectionCardsTest extends WithAReadyDesk {

  @Test
  @Tag("CON-01")
  void eachConnectionIsListedWithItsStateAndLastSync() {
    ready.ran(SyncRun.Mode.QUICK, SyncRun.State.FAILED, "The PSA is away.", List.of());
    ready.ran(SyncRun.Mode.POLL, SyncRun.State.FINISHED, "", List.of());
    String second = ready.desk.connect(ready.admin, "Second");
    ready.admin.patch(second, Json.object().put("paused", true));

    List<Json.Obj> cards = ready.admin.get("/v1/connections").items();

    assertThat(cards)
        .extracting(card -> card.text("state").orElseThrow())
        .containsExactlyInAnyOrder("connected", "paused");
    Json.Obj last = card("Main").object("lastSync").orElseThrow();
    assertThat(last.text("mode")).hasValue("quick");
    assertThat(last.text("state")).hasValue("failed");
    assertThat(last.text("finishedAt")).isPresent();
    assertThat(card("Second").object("lastSync")).isEmpty();
    assertThat(ready.admin.get(ready.path).body()).isEqualTo(card("Main"));
    assertThat(ready.admin.get(ready.path + "/syncs/" + last.text("id").orElseThrow()).status())
        .isEqualTo(200);
  }

  @Test
  @Tag("CON-01")
  void whichPsasThereAreIsListedWithWhatCanBeConnected() {
    List<Json.Obj> psas = ready.admin.get("/v1/connections").list("psas");

    assertThat(psas)
        .extracting(psa -> psa.text("psa").orElseThrow(), psa -> psa.bool("connectable"))
        .containsExactly(
            tuple("autotask", Optional.of(true)), tuple("connectwise", Optional.of(false)));
    assertThat(
            ready
                .admin
                .post("/v1/connections", ready.desk.form("Other").put("psa", "connectwise"))
                .fieldErrors())
        .containsExactly("psa: This has to be autotask.");
  }

  @Test
  @Tag("CON-23")
  void readingShowsTheCurrentValuesAndSavingChangesOnlyWhatChanged() {
    Map<String, String> settings = settings();
    Connection before = ready.connection();
    PsaSecret secret = ready.console.secrets.find(ready.ref).orElseThrow();
    Json.Obj shown = ready.admin.get(ready.path).body();
    assertThat(shown.text("name")).hasValue("Main");
    assertThat(shown.text("username")).hasValue(before.username());
    assertThat(shown.text("zone")).hasValue(before.zone());

    assertThat(ready.admin.patch(ready.path, Json.object().put("name", "Renamed")).status())
        .isEqualTo(200);

    Json.Obj after = ready.admin.get(ready.path).body();
    assertThat(differing(shown, after)).containsExactly("name");
    assertThat(ready.connection().account()).isEqualTo(before.account());
    assertThat(ready.console.secrets.find(ready.ref)).hasValue(secret);
    assertThat(settings()).isEqualTo(settings);
  }

  @Test
  @Tag("CON-23")
  void aNewSecretChangesTheSecretAndWhenItWasCheckedAndNothingElse() {
    Map<String, String> settings = settings();
    Json.Obj shown = ready.admin.get(ready.path).body();
    PsaSecret before = ready.console.secrets.find(ready.ref).orElseThrow();
    ready.rights(SimulatedDesk.USER.withSecret("renewed-4n0th3r-s3cr3t"));
    ready.console.clock.advance(Duration.ofMinutes(1));

    ready.admin.patch(ready.path, Json.object().put("secret", "renewed-4n0th3r-s3cr3t"));

    PsaSecret after = ready.console.secrets.find(ready.ref).orElseThrow();
    assertThat(after)
        .isEqualTo(before.withSecret("renewed-4n0th3r-s3cr3t", before.integrationCode()));
    assertThat(differing(shown, ready.admin.get(ready.path).body())).isSubsetOf("checkedAt");
    assertThat(settings()).isEqualTo(settings);
  }

  @Test
  @Tag("CON-23")
  void aChangeThatThePsaRefusesChangesNothing() {
    Json.Obj shown = ready.admin.get(ready.path).body();

    Answer refused =
        ready.admin.patch(ready.path, Json.object().put("name", "Renamed").put("secret", "not it"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(ready.admin.get(ready.path).body()).isEqualTo(shown);
  }

  private Json.Obj card(String name) {
    return ready.admin.get("/v1/connections").items().stream()
        .filter(card -> card.text("name").equals(Optional.of(name)))
        .findFirst()
        .orElseThrow();
  }

  /// What was set up, as its routes show it.
  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (String part : List.of("/queues", "/statuses", "/members", "/scope")) {
      settings.put(part, ready.admin.get(ready.path + part).whole());
    }
    return settings;
  }

  private static List<String> differing(Json.Obj one, Json.Obj other) {
    return one.fields().keySet().stream()
        .filter(name -> !one.find(name).equals(other.find(name)))
        .sorted()
        .toList();
  }
}

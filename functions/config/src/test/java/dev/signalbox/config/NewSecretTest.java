package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Replacing the secret of a connection that is set up.
class NewSecretTest extends WithADesk {

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
    admin.put(path + "/queues", Person.ids(8));
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
    admin.put(path + "/queues", Person.ids(8));
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
}

package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Starting, watching and stopping syncs.
class SyncsTest {

  private final SimulatedDesk desk = new SimulatedDesk();
  private final TestConsole console = desk.console;
  private final Person admin = desk.admin(Samples.newTenant());
  private final String path = desk.connect(admin, "Main");
  private final String syncs = path + "/syncs";
  private final ConnectionRef ref =
      console.connections.list(admin.user().tenant()).getFirst().ref();

  @BeforeEach
  void chooseAQueue() {
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    console.queue.take();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @Tag("SYN-01")
  void syncStartsInTheBackground() {
    Answer answer = admin.post(syncs, Json.object().put("mode", "full"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).contains(syncs + "/" + answer.text("id"));
    assertThat(answer.text("state")).isEqualTo("queued");
    assertThat(console.queue.tasks())
        .containsExactly(new Task.RunStep(ref, new RunId(answer.text("id")), 0));
    assertThat(admin.get(answer.header("location").orElseThrow()).body()).isEqualTo(answer.body());
  }

  @Test
  @Tag("SYN-01")
  void syncWithoutQueuesSaysWhatToDo() {
    admin.put(path + "/queues", Person.ids());

    Answer answer = admin.post(syncs);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("/errors/no-queues");
    assertThat(answer.text("nextStep")).contains("Choose queues");
  }

  @Test
  void pausedConnectionRefusesToSyncAndSaysWhy() {
    admin.patch(path, Json.object().put("paused", true));

    Answer answer = admin.post(syncs);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("/errors/connection-paused");
    assertThat(console.queue.tasks()).isEmpty();
  }

  @Test
  void resumedConnectionCatchesUp() {
    console.runs.saveCursor(ref, Entity.TICKET, console.clock.instant());
    admin.patch(path, Json.object().put("paused", true));

    admin.patch(path, Json.object().put("paused", false));

    assertThat(console.runs.list(ref, 5))
        .extracting(SyncRun::mode)
        .containsExactly(SyncRun.Mode.QUICK);
    assertThat(console.queue.tasks()).filteredOn(Task.RunStep.class::isInstance).hasSize(1);
  }

  @Test
  @Tag("SYN-12")
  void sameRequestWithinTwoMinutesIsTheSameRun() {
    String first = admin.post(syncs).text("id");

    console.clock.advance(Duration.ofSeconds(119));
    assertThat(admin.post(syncs).text("id")).isEqualTo(first);
    console.clock.advance(Duration.ofSeconds(2));
    assertThat(admin.post(syncs).text("id")).isNotEqualTo(first);
  }

  @Test
  @Tag("SYN-12")
  void otherScopeIsAnotherRun() {
    String first = admin.post(syncs).text("id");

    admin.put(path + "/queues", Person.ids(8));

    assertThat(admin.post(syncs).text("id")).isNotEqualTo(first);
  }

  @Test
  @Tag("SYN-12")
  void cancelledRunIsNoReasonNotToBeginAnother() {
    String first = admin.post(syncs).text("id");
    assertThat(admin.delete(syncs + "/" + first).text("state")).isEqualTo("cancelled");

    Answer again = admin.post(syncs);

    assertThat(again.text("id")).isNotEqualTo(first);
    assertThat(again.text("state")).isEqualTo("queued");
  }

  @Test
  @Tag("SYN-15")
  void stateFollowsTheJobAndFailureNamesItsCause() {
    Answer started = admin.post(syncs);
    String one = syncs + "/" + started.text("id");
    SyncRun queued = stored(started);
    assertThat(started.text("state")).isEqualTo("queued");

    SyncRun running = at(queued, SyncRun.State.RUNNING, List.of(), null, null, "");
    console.runs.advance(running, queued.step());
    assertThat(admin.get(one).text("state")).isEqualTo("running");

    SyncRun failed =
        at(running, SyncRun.State.FAILED, List.of(), null, null, "The secret was changed.");
    console.runs.advance(failed, running.step());
    assertThat(admin.get(one).text("state")).isEqualTo("failed");
    assertThat(admin.get(one).text("error")).isEqualTo("The secret was changed.");
    assertThat(admin.get(syncs).items()).hasSize(1);
  }

  @Test
  @Tag("SYN-16")
  void progressCountsEntitiesPagesAndWaits() {
    Answer started = admin.post(syncs);
    SyncRun queued = stored(started);
    Instant until = console.clock.instant().plusSeconds(30);
    SyncRun running =
        at(
            queued,
            SyncRun.State.RUNNING,
            List.of(
                new SyncRun.Progress(Entity.COMPANY, 500, 500, 1),
                new SyncRun.Progress(Entity.TICKET, 1_500, 5_000, 3)),
            null,
            until,
            "");
    console.runs.advance(running, queued.step());
    console.clock.advance(Duration.ofSeconds(20));

    Answer answer = admin.get(syncs + "/" + started.text("id"));

    assertThat(answer.list("entities"))
        .extracting(Json::write)
        .containsExactly(
            "{\"entity\":\"company\",\"done\":500,\"total\":500,\"pages\":1,\"skipped\":0}",
            "{\"entity\":\"ticket\",\"done\":1500,\"total\":5000,\"pages\":3,\"skipped\":0}");
    assertThat(answer.body().number("waits")).hasValue(1_000);
    assertThat(answer.body().text("waitingUntil")).contains(until.toString());
    // 4 pages took 20 s, 7 are left; 10 s of waiting remain.
    assertThat(answer.body().number("etaSeconds")).hasValue(45);
    assertThat(admin.get(syncs + "/" + started.text("id")).body()).isEqualTo(answer.body());
  }

  @Test
  @Tag("SYN-18")
  void clearingSaysWhatWouldGoAndWhatToType() {
    hold(3, 2);

    Answer answer = admin.post(syncs, Json.object().put("mode", "clear").put("confirm", "main"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("/errors/confirmation-needed");
    assertThat(answer.text("detail")).contains("3 tickets, 2 notes and 0 time entries", "\"Main\"");
    assertThat(answer.body().find("counts").map(Json::write))
        .contains("{\"tickets\":3,\"notes\":2,\"timeEntries\":0}");
    assertThat(answer.text("confirm")).isEqualTo("Main");
    assertThat(console.queue.tasks()).isEmpty();
    assertThat(console.signals.count(ref, Entity.TICKET)).isEqualTo(3);
  }

  @Test
  @Tag("SYN-18")
  void clearingBeginsOnceTheNameOfTheConnectionIsTyped() {
    Answer answer = admin.post(syncs, Json.object().put("mode", "clear").put("confirm", "Main"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("mode")).isEqualTo("clear");
    assertThat(console.queue.tasks())
        .containsExactly(new Task.RunStep(ref, new RunId(answer.text("id")), 0));
  }

  @Test
  @Tag("SYN-19")
  void resyncFromTheCardIsAnotherFullRun() {
    console.runs.saveCursor(ref, Entity.TICKET, console.clock.instant());

    Answer answer = admin.post(syncs);

    assertThat(answer.text("mode")).isEqualTo("full");
    assertThat(answer.text("origin")).isEqualTo("manual");
  }

  @Test
  @Tag("SYN-17")
  void quickSyncIsQuickOnceThereWasAFullOne() {
    assertThat(quick().text("mode")).isEqualTo("full");
    console.runs.saveCursor(ref, Entity.TICKET, console.clock.instant());
    assertThat(quick().text("mode")).isEqualTo("quick");
  }

  private Answer quick() {
    return admin.post(syncs, Json.object().put("mode", "quick"));
  }

  @Test
  @Tag("STA-19")
  void syncWithoutMappedStatusesWarnsAndLinksToTheMap() {
    Answer unmapped = admin.post(syncs);
    assertThat(unmapped.status()).isEqualTo(202);
    assertThat(unmapped.list("warnings"))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.text("text").orElseThrow()).contains("No status is mapped");
          assertThat(warning.text("link")).contains(path + "/statuses");
          assertThat(admin.get(warning.text("link").orElseThrow()).status()).isEqualTo(200);
        });

    admin.put(
        path + "/statuses", Person.items(Json.object().put("id", 1).put("signalStatus", "new")));

    assertThat(admin.post(syncs).list("warnings")).isEmpty();
  }

  @Test
  @Tag("REC-04")
  void heldRunGoesOnWhenAnAdminReleasesIt() {
    Answer started = admin.post(syncs);
    SyncRun queued = stored(started);
    console.runs.advance(
        queued
            .edit()
            .state(SyncRun.State.HELD)
            .step(7)
            .drift(List.of(Drift.none(Entity.TICKET).plus(900, 800, List.of(), List.of(4L, 5L))))
            .done(),
        queued.step());
    console.queue.take();
    String one = syncs + "/" + started.text("id");
    assertThat(admin.get(one).text("state")).isEqualTo("held");
    assertThat(admin.get(one).list("drift"))
        .extracting(Json::write)
        .containsExactly(
            "{\"entity\":\"ticket\",\"here\":900,\"psa\":800,\"missing\":0,\"extra\":2,"
                + "\"missingIds\":[],\"extraIds\":[\"4\",\"5\"],\"complete\":true}");

    Answer released = admin.post(one + "/release");

    assertThat(released.status()).isEqualTo(202);
    assertThat(released.text("state")).isEqualTo("running");
    assertThat(console.queue.tasks())
        .containsExactly(new Task.RunStep(ref, new RunId(started.text("id")), 8));
    assertThat(admin.post(one + "/release").problem()).isEqualTo("/errors/sync-not-held");
  }

  @Test
  @Tag("TRB-11")
  void historyHasDurationCountsAndErrorsOfEveryJob() {
    SyncRun good = stored(admin.post(syncs));
    console.clock.advance(Duration.ofSeconds(90));
    console.runs.advance(
        good.edit()
            .endedAs(SyncRun.State.FINISHED, console.clock.instant())
            .progress(List.of(new SyncRun.Progress(Entity.TICKET, 40, 40, 1)))
            .step(1)
            .done(),
        0);
    console.clock.advance(Duration.ofMinutes(5));
    SyncRun bad = stored(admin.post(syncs));
    console.clock.advance(Duration.ofSeconds(5));
    console.runs.advance(
        bad.edit()
            .endedAs(SyncRun.State.FAILED, console.clock.instant())
            .error("The secret was changed.")
            .step(1)
            .done(),
        0);

    List<Json.Obj> jobs = admin.get(syncs).items();

    assertThat(jobs).hasSize(2);
    assertThat(jobs.getFirst().text("error")).contains("The secret was changed.");
    assertThat(jobs.getFirst().number("durationSeconds")).hasValue(5);
    assertThat(jobs.getLast().text("state")).contains("finished");
    assertThat(jobs.getLast().number("durationSeconds")).hasValue(90);
    assertThat(jobs.getLast().list("entities"))
        .extracting(Json::write)
        .containsExactly(
            "{\"entity\":\"ticket\",\"done\":40,\"total\":40,\"pages\":1,\"skipped\":0}");
    assertThat(jobs).allSatisfy(job -> assertThat(job.text("origin")).contains("manual"));
  }

  private void hold(int tickets, int notes) {
    for (long id = 1; id <= tickets; id++) {
      console.signals.save(ref, Samples.signal(id), Optional.empty());
    }
    for (long id = 1; id <= notes; id++) {
      console.signals.saveChildren(
          ref,
          List.of(new SignalStore.Child(Samples.note(id, id, "Text", Samples.NOON), Samples.NOON)));
    }
  }

  private SyncRun stored(Answer started) {
    return console.runs.find(ref, new RunId(started.text("id"))).orElseThrow();
  }

  private static SyncRun at(
      SyncRun run,
      SyncRun.State state,
      List<SyncRun.Progress> progress,
      @Nullable Instant finished,
      @Nullable Instant waitingUntil,
      String error) {
    return run.edit()
        .state(state)
        .step(run.step() + 1)
        .progress(progress)
        .begunAt(run.startedAt())
        .finishedAt(finished)
        .waits(1_000)
        .waitingUntil(waitingUntil)
        .error(error)
        .done();
  }
}

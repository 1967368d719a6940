package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.Drift;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the API tells of the syncs that were started, and going on with one that is held.
class RunsTest extends WithAQueue {

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
  @Tag("SYN-16")
  void whatARunWaitsForIsSaidUntilItGoesOn() {
    Answer started = admin.post(syncs);
    SyncRun queued = stored(started);
    Instant until = console.clock.instant().plusSeconds(30);
    SyncRun waiting =
        at(queued, SyncRun.State.RUNNING, List.of(), null, until, "The PSA does not answer.");
    console.runs.advance(waiting, queued.step());
    Answer answer = admin.get(syncs + "/" + started.text("id"));
    assertThat(answer.text("waitingFor")).isEqualTo("The PSA does not answer.");
    assertThat(answer.body().text("error")).isEmpty();

    console.runs.advance(waiting.edit().awake().step(9).done(), waiting.step());

    assertThat(admin.get(syncs + "/" + started.text("id")).body().text("waitingFor")).isEmpty();
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
                + "\"differing\":0,\"repaired\":0,\"missingIds\":[],"
                + "\"extraIds\":[\"4\",\"5\"],\"complete\":true}");

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

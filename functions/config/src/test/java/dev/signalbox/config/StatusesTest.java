package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.LEVEL_ONE;
import static dev.signalbox.config.SimulatedDesk.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the statuses of a connection mean to us, against the simulator.
class StatusesTest extends WithAConnection {

  private static ObjBuilder means(long status, String signalStatus) {
    return Json.object().put("id", status).put("signalStatus", signalStatus);
  }

  @Test
  @Tag("STA-01")
  void seedingAgainAddsNewStatusesAndKeepsTheMap() {
    Answer first = admin.post(path + "/statuses/seed");
    admin.put(path + "/statuses", Person.items(means(1, "resolved")));
    addStatus(77, "Parked");

    Answer again = admin.post(path + "/statuses/seed");

    assertThat(first.items()).extracting(row -> row.text("name").orElse("")).contains("New");
    assertThat(again.items()).hasSize(first.items().size() + 1);
    assertThat(again.row(1).text("signalStatus")).contains("resolved");
    assertThat(again.row(77).bool("mapped")).contains(false);
  }

  /// A first sync that has not ended, or that somebody ended, has stored tickets already.
  @Test
  @Tag("STA-02")
  void aMapIsAppliedAlsoBeforeTheFirstSyncHasEnded() {
    console.queue.take();

    admin.put(path + "/statuses", Person.items(means(1, "resolved")));

    assertThat(console.queue.tasks()).contains(new Task.Reapply(ref, ""));
  }

  /// Tickets in it were never read: nobody took them for work.
  @Test
  @Tag("STA-02")
  @Tag("SYN-13")
  void statusThatIsNoLongerClosedHasItsTicketsReadByASyncThatTheAnswerNames() {
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    Answer closed =
        admin.put(path + "/statuses", Person.items(means(7, "closed"), means(1, "new")));
    Answer opened = admin.put(path + "/statuses", Person.items(means(7, "active")));
    assertThat(closed.body().text("sync")).isEmpty();
    assertThat(opened.body().text("sync")).isEmpty();

    admin.put(path + "/statuses", Person.items(means(7, "resolved")));
    admin.post(path + "/syncs");
    console.clock.advance(Duration.ofMinutes(5));
    console.queue.take();
    Answer again = admin.put(path + "/statuses", Person.items(means(7, "active")));

    RunId sync = new RunId(again.text("sync"));
    assertThat(console.runs.find(ref, sync).orElseThrow().mode()).isEqualTo(SyncRun.Mode.FULL);
    assertThat(console.queue.tasks())
        .containsExactly(new Task.Reapply(ref, ""), new Task.RunStep(ref, sync, 0));
    assertThat(console.settings.widenedAt(ref)).contains(console.clock.instant());
    Answer other = admin.put(path + "/statuses", Person.items(means(1, "active")));
    assertThat(other.body().text("sync")).isEmpty();
  }

  /// There would be nothing to read, and choosing a queue starts the sync that reads it all.
  @Test
  @Tag("SYN-13")
  void statusThatIsOpenedWhileNoQueueIsChosenStartsNoSync() {
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    admin.put(path + "/statuses", Person.items(means(7, "closed")));
    admin.post(path + "/syncs");
    console.clock.advance(Duration.ofMinutes(5));
    admin.put(path + "/queues", Person.ids());
    int runs = console.runs.list(ref, 10).size();

    Answer opened = admin.put(path + "/statuses", Person.items(means(7, "active")));

    assertThat(opened.body().text("sync")).isEmpty();
    assertThat(console.runs.list(ref, 10)).hasSize(runs);
    Answer chosen = admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    RunId sync = new RunId(chosen.text("sync"));
    assertThat(console.runs.find(ref, sync).orElseThrow().mode()).isEqualTo(SyncRun.Mode.FULL);
  }

  @Test
  @Tag("STA-02")
  @Tag("SYN-13")
  void statusThatIsOpenedWhileTheConnectionRestsIsReadWhenItGoesOn() {
    admin.put(path + "/queues", Person.ids(SimulatedDesk.TRIAGE));
    admin.put(path + "/statuses", Person.items(means(7, "closed")));
    admin.post(path + "/syncs");
    console.runs.saveCursor(ref, Entity.TICKET, console.clock.instant());
    console.clock.advance(Duration.ofMinutes(5));

    rest();
    assertThat(latestMode()).isEqualTo(SyncRun.Mode.QUICK);

    console.clock.advance(Duration.ofMinutes(5));
    admin.patch(path, Json.object().put("paused", true));
    Answer opened = admin.put(path + "/statuses", Person.items(means(7, "active")));
    assertThat(opened.body().text("sync")).isEmpty();
    admin.patch(path, Json.object().put("paused", false));
    assertThat(latestMode()).isEqualTo(SyncRun.Mode.FULL);

    console.clock.advance(Duration.ofMinutes(5));
    rest();
    assertThat(latestMode()).isEqualTo(SyncRun.Mode.QUICK);
  }

  private void rest() {
    admin.patch(path, Json.object().put("paused", true));
    admin.patch(path, Json.object().put("paused", false));
  }

  private SyncRun.Mode latestMode() {
    return console.runs.list(ref, 1).getFirst().mode();
  }

  private void addStatus(long id, String name) {
    desk.changePicklist(
        "status",
        statuses -> {
          List<PickValue> more = new ArrayList<>(statuses);
          more.add(new PickValue(id, name, 99, null, false, true, false));
          return more;
        });
  }

  @Test
  @Tag("STA-02")
  void unknownValueChangesNothingAndIsNamed() {
    admin.put(path + "/statuses", Person.items(means(1, "new")));

    Answer answer =
        admin.put(path + "/statuses", Person.items(means(8, "active"), means(5, "finished")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.fieldErrors())
        .containsExactly(
            "items[1].signalStatus: This has to be new, active, resolved, closed or child, not"
                + " finished.");
    assertThat(console.settings.statuses(ref).value())
        .isEqualTo(new StatusMap(Map.of(1L, SignalStatus.NEW)));
  }

  @Test
  @Tag("STA-02")
  void statusHasOneMeaning() {
    Answer answer =
        admin.put(path + "/statuses", Person.items(means(8, "active"), means(8, "closed")));

    assertThat(answer.fieldErrors()).containsExactly("items[1].id: The status 8 is given twice.");
    assertThat(console.settings.statuses(ref).version()).isZero();
  }

  @Test
  @Tag("STA-02")
  void olderETagIsRefused() {
    String read = admin.get(path + "/statuses").header("etag").orElseThrow();
    assertThat(admin.put(path + "/statuses", Person.items(means(1, "new")), read).status())
        .isEqualTo(200);

    Answer late = admin.put(path + "/statuses", Person.items(means(1, "closed")), read);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("/errors/outdated");
    assertThat(console.settings.statuses(ref).value().find(1)).contains(SignalStatus.NEW);
  }

  @Test
  @Tag("STA-02")
  void partsMappedAtTheSameTimeAreAllKept() {
    admin.post(path + "/statuses/seed");
    List<Long> statuses = List.of(1L, 5L, 7L, 8L);

    Race.run(
        statuses.size(),
        i ->
            admin.put(path + "/statuses", Person.items(means(statuses.get(i), "closed"))).status());

    assertThat(console.settings.statuses(ref).value().mapped().keySet())
        .containsExactlyInAnyOrderElementsOf(statuses);
  }

  @Test
  @Tag("STA-14")
  void stageTakesManyStatusesAndAStatusHasOneStageAtMost() {
    admin.put(path + "/statuses", Person.items(stands(7, "waiting"), stands(12, "waiting")));
    Answer moved =
        admin.put(path + "/statuses", Person.items(stands(7, "working"), means(1, "new")));

    assertThat(moved.row(7).text("stage")).contains("working");
    assertThat(moved.row(12).text("stage")).contains("waiting");
    assertThat(moved.row(1).text("stage")).isEmpty();
    assertThat(moved.row(7).bool("mapped")).contains(false);
    Answer none = admin.put(path + "/statuses", Person.items(stands(12, "none")));
    assertThat(none.row(12).text("stage")).isEmpty();
    Answer twice =
        admin.put(path + "/statuses", Person.items(stands(7, "new"), stands(7, "triaged")));
    assertThat(twice.fieldErrors()).containsExactly("items[1].id: The status 7 is given twice.");
    Answer unknown = admin.put(path + "/statuses", Person.items(stands(7, "parked")));
    assertThat(unknown.fieldErrors())
        .containsExactly(
            "items[0].stage: This has to be new, triaged, working, waiting, resolved or none, not"
                + " parked.");
    assertThat(admin.get(path + "/statuses").row(7).text("stage")).contains("working");
  }

  private static ObjBuilder stands(long status, String stage) {
    return Json.object().put("id", status).put("stage", stage);
  }

  @Test
  @Tag("STA-03")
  void oneMapServesAllQueues() {
    admin.put(path + "/queues", Person.ids(TRIAGE, LEVEL_ONE));

    Answer answer = admin.put(path + "/statuses", Person.items(means(20, "resolved")));

    assertThat(answer.items())
        .extracting(row -> row.number("id").orElse(-1))
        .doesNotHaveDuplicates();
    assertThat(answer.items()).noneMatch(row -> row.find("queueId").isPresent());
  }

  @Test
  @Tag("STA-05")
  void unmappedStatusIsActiveAndFlagged() {
    Json.Obj waiting = admin.get(path + "/statuses").row(7);

    assertThat(waiting.text("signalStatus")).contains("active");
    assertThat(waiting.bool("mapped")).contains(false);
    assertThat(console.settings.statuses(ref).value().meaningOf(7)).isEqualTo(SignalStatus.ACTIVE);
  }

  @Test
  @Tag("STA-06")
  void meaningIsSuggestedByNameAndNotApplied() {
    Answer answer = admin.post(path + "/statuses/seed");

    assertThat(answer.row(1).text("suggested")).contains("new");
    assertThat(answer.row(5).text("suggested")).contains("resolved");
    assertThat(answer.row(19).text("suggested")).contains("child");
    assertThat(answer.row(20).text("suggested")).contains("resolved");
    assertThat(answer.row(10).text("suggested")).isEmpty();
    assertThat(answer.items()).allMatch(row -> row.bool("mapped").equals(Optional.of(false)));
    assertThat(console.settings.statuses(ref).version()).isZero();
  }
}

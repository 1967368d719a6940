package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.LEVEL_ONE;
import static dev.signalbox.config.SimulatedDesk.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The queues of a connection and which of them are chosen, against the simulator.
class QueuesTest extends WithAConnection {

  @Test
  @Tag("QUE-01")
  void queuesComeLiveFromThePsaActiveOnesFirst() {
    Answer before = admin.get(path + "/queues");
    retireQueue("Front Desk");

    Answer after = admin.get(path + "/queues");

    assertThat(before.items())
        .extracting(queue -> queue.text("name").orElse(""))
        .contains("Triage");
    assertThat(after.row(TRIAGE).text("name")).contains("Front Desk");
    assertThat(after.row(TRIAGE).bool("active")).contains(false);
    assertThat(after.items().getLast().number("id")).hasValue(TRIAGE);
  }

  private void retireQueue(String name) {
    desk.changePicklist(
        "queueID",
        queues ->
            queues.stream()
                .map(pick ->
                    pick.value() == TRIAGE
                        ? new PickValue(TRIAGE, name, pick.sortOrder(), null, false, false, false)
                        : pick)
                .toList());
  }

  @Test
  @Tag("QUE-02")
  void chosenQueuesAreMonitoredAndNoOthers() {
    Answer answer = admin.put(path + "/queues", Person.ids(TRIAGE, LEVEL_ONE));
    assertThat(answer.status()).isEqualTo(200);

    admin.put(path + "/queues", Person.ids(TRIAGE));

    assertThat(console.settings.queues(ref).value()).isEqualTo(new QueueSelection(Set.of(TRIAGE)));
    Answer shown = admin.get(path + "/queues");
    assertThat(shown.row(TRIAGE).bool("selected")).contains(true);
    assertThat(shown.row(LEVEL_ONE).bool("selected")).contains(false);
  }

  @Test
  @Tag("QUE-02")
  void unknownQueueIsRefusedAndChangesNothing() {
    admin.put(path + "/queues", Person.ids(TRIAGE));

    Answer answer = admin.put(path + "/queues", Person.ids(LEVEL_ONE, 4242));

    assertThat(answer.fieldErrors()).containsExactly("ids: The PSA has no queue with the id 4242.");
    assertThat(console.settings.queues(ref).value()).isEqualTo(new QueueSelection(Set.of(TRIAGE)));
  }

  @Test
  @Tag("QUE-02")
  void changedSelectionIsAppliedToWhatWeHold() {
    console.connections.update(
        console.connections.find(ref).orElseThrow().judgingFrom(console.clock.instant()));
    console.queue.take();

    admin.put(path + "/queues", Person.ids(TRIAGE));

    assertThat(console.queue.tasks())
        .startsWith(new Task.Rescope(ref, Entity.COMPANY, ""), new Task.Reapply(ref, ""))
        .last()
        .isInstanceOf(Task.RunStep.class);
  }

  @Test
  @Tag("SYN-13")
  @Tag("QUE-02")
  void queueThatIsChosenWhileTheFirstSyncRunsIsReadByASyncThatTheAnswerNames() {
    Answer first = admin.put(path + "/queues", Person.ids(TRIAGE));
    assertThat(first.body().text("sync")).isEmpty();
    assertThat(admin.post(path + "/syncs").status()).isEqualTo(202);
    console.clock.advance(Duration.ofMinutes(5));
    console.queue.take();

    Answer wider = admin.put(path + "/queues", Person.ids(TRIAGE, LEVEL_ONE));

    RunId sync = new RunId(wider.text("sync"));
    assertThat(console.runs.find(ref, sync).orElseThrow().mode()).isEqualTo(Mode.FULL);
    assertThat(console.queue.tasks()).contains(new Task.RunStep(ref, sync, 0));
    assertThat(console.settings.widenedAt(ref)).contains(console.clock.instant());
    assertThat(admin.get(path + "/queues").body().text("sync")).isEmpty();
    Answer same = admin.put(path + "/queues", Person.ids(TRIAGE, LEVEL_ONE));
    assertThat(same.body().text("sync")).isEmpty();
  }

  /// The request that saved it may have come no further.
  @Test
  @Tag("SYN-13")
  @Tag("QUE-02")
  void selectionThatIsSavedOnceMoreIsCarriedOutIfItWasNot() {
    admin.put(path + "/queues", Person.ids(TRIAGE));
    admin.post(path + "/syncs");
    console.clock.advance(Duration.ofMinutes(5));
    console.settings.saveWidenedAt(ref, console.clock.instant());
    console.settings.saveQueues(
        ref, new QueueSelection(Set.of(TRIAGE, LEVEL_ONE)), console.settings.queues(ref).version());
    console.queue.take();

    Answer again = admin.put(path + "/queues", Person.ids(TRIAGE, LEVEL_ONE));

    RunId sync = new RunId(again.text("sync"));
    assertThat(console.runs.find(ref, sync).orElseThrow().mode()).isEqualTo(Mode.FULL);
    assertThat(console.queue.tasks())
        .containsExactly(
            new Task.Rescope(ref, Entity.COMPANY, ""),
            new Task.Reapply(ref, ""),
            new Task.RunStep(ref, sync, 0));
  }

  /// The one that runs reads on under the narrower rules, and what it has read is judged by them.
  @Test
  @Tag("SYN-13")
  void queueThatIsLeftOutWhileTheFirstSyncRunsStartsNoSecondOne() {
    admin.put(path + "/queues", Person.ids(TRIAGE, LEVEL_ONE));
    admin.post(path + "/syncs");
    console.queue.take();

    Answer narrower = admin.put(path + "/queues", Person.ids(TRIAGE));

    assertThat(narrower.body().text("sync")).isEmpty();
    assertThat(console.queue.tasks()).contains(new Task.Reapply(ref, ""));
    assertThat(console.runs.list(ref, 10)).hasSize(1);
  }

  @Test
  @Tag("QUE-16")
  void queuesWithNewTicketsOfLateAreRecommendedAndComeFirst() {
    plantTicket(900, LEVEL_ONE, "2026-11-10T09:00:00Z");
    plantTicket(901, TRIAGE, "2026-09-01T09:00:00Z");
    admin.put(path + "/queues", Person.ids(TRIAGE));

    List<Json.Obj> queues = admin.get(path + "/queues").items();

    assertThat(queues.getFirst().number("id")).hasValue(LEVEL_ONE);
    assertThat(queues.get(1).number("id")).as("the selected one").hasValue(TRIAGE);
    assertThat(queues)
        .filteredOn(queue -> queue.bool("recommended").orElse(false))
        .extracting(queue -> queue.number("id").orElse(-1))
        .containsExactly(LEVEL_ONE);
  }

  @Test
  @Tag("QUE-16")
  void aQueueThatIsNoLongerUsedIsNotRecommendedForItsTickets() {
    plantTicket(900, LEVEL_ONE, "2026-11-10T09:00:00Z");
    plantTicket(901, TRIAGE, "2026-11-10T09:00:00Z");
    retireQueue("Front Desk");

    Answer queues = admin.get(path + "/queues");

    assertThat(queues.row(LEVEL_ONE).bool("recommended")).contains(true);
    assertThat(queues.row(TRIAGE).bool("recommended")).contains(false);
  }

  private void plantTicket(long id, long queue, String created) {
    desk.plantTicket(id, queue, 1, created, Json.object().put("companyID", 0L));
  }
}

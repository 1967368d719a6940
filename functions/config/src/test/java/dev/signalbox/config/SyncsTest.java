package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Samples;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Starting and stopping syncs.
class SyncsTest extends WithAQueue {

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
}

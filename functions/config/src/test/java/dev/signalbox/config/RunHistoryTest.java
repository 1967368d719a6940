package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The list of what ran, as somebody looks through it.
class RunHistoryTest extends WithAReadyDesk {

  private final String syncs = ready.path + "/syncs";

  private void ran(Mode mode) {
    ready.ran(mode, SyncRun.State.FINISHED, "", List.of());
  }

  private List<String> modes(String query) {
    return ready.admin.get(syncs + query).items().stream()
        .map(run -> run.text("mode").orElseThrow())
        .toList();
  }

  @Test
  @Tag("TRB-11")
  void pollsThatWentWellAreShownWhenAskedForOnly() {
    for (int i = 0; i < 30; i++) {
      ran(Mode.POLL);
    }
    ready.ran(Mode.POLL, SyncRun.State.FAILED, "The PSA was away.", List.of());
    ran(Mode.QUICK);

    assertThat(modes("?limit=3")).containsExactly("quick", "poll", "full");
    assertThat(ready.admin.get(syncs).items().get(1).text("error")).contains("The PSA was away.");
    assertThat(modes("?mode=poll&limit=100")).hasSize(31).containsOnly("poll");
    assertThat(modes("?mode=full,quick&limit=2")).containsExactly("quick", "full");
  }

  @Test
  @Tag("TRB-11")
  void pagesShowEachRunOnceThoughOthersBeginMeanwhile() {
    for (int i = 0; i < 7; i++) {
      ran(Mode.QUICK);
      ran(Mode.POLL);
    }
    List<String> all = ids(ready.admin.get(syncs + "?limit=100"));
    List<String> shown = new ArrayList<>();
    String next = "";
    do {
      Answer page = ready.admin.get(syncs + "?limit=3" + next);
      shown.addAll(ids(page));
      ran(Mode.QUICK);
      next = page.body().text("nextCursor").map(cursor -> "&cursor=" + cursor).orElse("");
    } while (!next.isEmpty());

    assertThat(shown).isEqualTo(all).hasSizeGreaterThan(7);
  }

  @Test
  @Tag("TRB-09")
  void runThatGoesOnIsToldAsQueuedHoweverManyPollsBeganSince() {
    String run = ready.admin.post(syncs).text("id");
    for (int i = 0; i < 60; i++) {
      ran(Mode.POLL);
    }

    assertThat(ready.admin.get(ready.path + "/usage").list("queued"))
        .extracting(queued -> queued.text("id").orElseThrow())
        .containsExactly(run);
  }

  private static List<String> ids(Answer page) {
    return page.items().stream().map((Json.Obj run) -> run.text("id").orElseThrow()).toList();
  }

  @Test
  void unknownModeAndForeignCursorAreRefusedByName() {
    assertThat(ready.admin.get(syncs + "?mode=daily").fieldErrors())
        .singleElement()
        .asString()
        .startsWith("mode: ");
    assertThat(ready.admin.get(syncs + "?cursor=abc").fieldErrors())
        .singleElement()
        .asString()
        .startsWith("cursor: ");
    assertThat(ready.admin.get(syncs + "?cursor=*").status()).isEqualTo(422);
  }
}

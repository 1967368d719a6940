package dev.signalbox.core.sync;

import static dev.signalbox.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.CountingIds;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every list of runs does.
public abstract class RunListContract {

  protected abstract RunStore store();

  private final ConnectionRef ref = Samples.newRef();
  private final CountingIds ids = new CountingIds();

  @Test
  @Tag("TRB-11")
  void historyLeavesOutPollsUnlessTheyFailed() {
    SyncRun full = ran(Mode.FULL, NOON, State.FINISHED);
    SyncRun failed = ran(Mode.POLL, NOON.plusSeconds(1), State.FAILED);
    for (int i = 2; i < 9; i++) {
      ran(Mode.POLL, NOON.plusSeconds(i), State.FINISHED);
    }
    SyncRun latest = ran(Mode.QUICK, NOON.plusSeconds(9), State.FAILED);

    assertThat(store().list(ref, RunQuery.history(3)))
        .isEqualTo(new RunPage(List.of(latest, failed, full), null));
    assertThat(store().list(ref, RunQuery.of(Set.of(Mode.POLL), 50)).runs())
        .hasSize(8)
        .allSatisfy(run -> assertThat(run.mode()).isEqualTo(Mode.POLL));
    assertThat(store().list(ref, RunQuery.of(Set.of(Mode.FULL, Mode.QUICK), 50)).runs())
        .containsExactly(latest, full);
    assertThat(store().list(Samples.newRef(), RunQuery.history(3)).runs()).isEmpty();
  }

  @Test
  @Tag("TRB-11")
  void pagesShowEachRunOnceThoughOthersBeginMeanwhile() {
    List<RunId> begun = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      begun.addFirst(ran(Mode.FULL, NOON.plusSeconds(i), State.FINISHED).id());
      ran(Mode.POLL, NOON.plusSeconds(i), State.FINISHED);
    }
    List<RunId> shown = new ArrayList<>();
    RunQuery query = RunQuery.history(2);
    RunPage page;
    do {
      page = store().list(ref, query);
      page.runs().forEach(run -> shown.add(run.id()));
      ran(Mode.FULL, NOON.plusSeconds(100), State.QUEUED);
      query = query.from(page.next());
    } while (page.next() != null);

    assertThat(shown).isEqualTo(begun);
  }

  /// They are more than a store reads at once.
  @Test
  void runsBehindManyPollsAreFound() {
    SyncRun full = ran(Mode.FULL, NOON, State.FINISHED);
    for (int i = 1; i <= 450; i++) {
      ran(Mode.POLL, NOON.plusSeconds(i), State.FINISHED);
    }

    assertThat(store().list(ref, RunQuery.of(Set.of(Mode.FULL), 1)))
        .isEqualTo(new RunPage(List.of(full), null));
  }

  private SyncRun ran(Mode mode, Instant at, State state) {
    RunId id = new RunId(ids.next());
    SyncRun queued = SyncRun.queued(id, ref, mode, SyncRun.Origin.SCHEDULED, "scope", at, "cause");
    SyncRun run = state == State.QUEUED ? queued : queued.edit().endedAs(state, at).done();
    assertThat(store().begin(run, Duration.ZERO)).isInstanceOf(RunStore.Begun.Started.class);
    return run;
  }
}

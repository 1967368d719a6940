package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Pages are read side by side and ahead where the PSA is slower than the store, and one after the
/// other where it is not.
class ReadAheadTest {

  private static final int TICKETS = 12_000;
  private static final Duration CALL = Duration.ofMillis(100);

  @Test
  void nextPagesAreAskedForBeforeThisOneIsStored() {
    PaperDesk desk = waitingForThePsa();
    List<Integer> ahead = pagesAskedForWhenTicketsAreStored(desk);

    assertThat(desk.sync(Mode.FULL).state()).isEqualTo(State.FINISHED);

    assertThat(ahead.stream().mapToInt(Integer::intValue).max())
        .as("both ranges' pages, and the next of each")
        .hasValue(4);
  }

  @Test
  void pagesAreNotAskedForAheadWhereTheStoreIsWhatIsWaitedFor() {
    PaperDesk desk = waitingForTheStore();
    List<Integer> ahead = pagesAskedForWhenTicketsAreStored(desk);

    desk.sync(Mode.FULL);

    assertThat(ahead).containsOnly(1);
  }

  @Test
  void noPageIsAskedForTwiceThoughWorkersHandOver() {
    PaperDesk desk = waitingForThePsa();
    desk.latency = Duration.ofSeconds(3);

    SyncRun run = desk.sync(Mode.FULL);

    assertThat(run.step()).as("more than one worker's turn").isGreaterThan(20);
    assertThat(desk.asked).doesNotHaveDuplicates();
    assertThat(desk.digest()).hasSize(TICKETS);
  }

  @Test
  void faultOfAPageThatWasReadAheadIsMetAgainAtItsTurn() {
    Map<Long, String> whole = digestOfWhole();
    for (int failing = 5; failing < 60; failing += 9) {
      PaperDesk desk = waitingForThePsa();
      desk.failing = failing;
      desk.fault = PsaFault.unavailable("No answer.", null);

      assertThat(desk.sync(Mode.FULL).state()).isEqualTo(State.FINISHED);
      assertThat(desk.digest()).as("call %d failed", failing).isEqualTo(whole);
    }
  }

  @Test
  @Tag("P14")
  void killCostsAPageOfEachKindWhereTheStoreIsWhatIsWaitedFor() {
    PaperDesk undisturbed = waitingForTheStore();
    undisturbed.sync(Mode.FULL);

    for (int kill = 1; kill < undisturbed.reads; kill += 12) {
      PaperDesk desk = waitingForTheStore();
      killedAtCall(desk, kill);

      assertThat(mostReadAgain(desk)).as("killed at call %d", kill).isLessThanOrEqualTo(1);
      assertThat(desk.digest()).isEqualTo(undisturbed.digest());
    }
  }

  /// Negative control, and the price of two ranges: who keeps two calls of a kind under way loses
  /// both, and what was read ahead.
  @Test
  @Tag("P14")
  void killOfAWorkerThatReadsAheadCostsMoreAndLosesNothing() {
    Map<Long, String> whole = digestOfWhole();
    List<Long> costs = new ArrayList<>();
    for (int kill = 20; kill < 60; kill += 5) {
      PaperDesk desk = waitingForThePsa();
      killedAtCall(desk, kill);

      costs.add(mostReadAgain(desk));
      assertThat(desk.digest()).as("killed at call %d", kill).isEqualTo(whole);
    }
    assertThat(costs).allMatch(cost -> cost <= 4).anyMatch(cost -> cost > 1);
  }

  private static void killedAtCall(PaperDesk desk, int kill) {
    desk.failing = kill;
    Message first = desk.begin(Mode.FULL);
    try {
      desk.finish(first);
    } catch (PaperPsa.Killed _) {
      desk.clock.pass(Duration.ofMinutes(2));
    }
    assertThat(desk.finish(first).state()).isEqualTo(State.FINISHED);
  }

  /// Of the kind of record of which most pages were asked for again, how many.
  private static long mostReadAgain(PaperDesk desk) {
    List<Question> again = new ArrayList<>(desk.asked);
    new HashSet<>(desk.asked).forEach(again::remove);
    return again.stream()
        .collect(Collectors.groupingBy(Question::entity, Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static Map<Long, String> digestOfWhole() {
    PaperDesk desk = waitingForTheStore();
    desk.sync(Mode.FULL);
    return desk.digest();
  }

  private static PaperDesk waitingForThePsa() {
    PaperDesk desk = PaperDesk.with(TICKETS);
    desk.latency = CALL;
    return desk;
  }

  private static PaperDesk waitingForTheStore() {
    PaperDesk desk = waitingForThePsa();
    desk.signals =
        Around.port(
            SignalStore.class,
            (name, call) -> {
              if (name.startsWith("save")) {
                desk.clock.pass(Duration.ofSeconds(1));
              }
              return call.run();
            },
            desk.signals);
    return desk;
  }

  /// How many pages of tickets were asked for and not stored yet, whenever one is stored.
  private static List<Integer> pagesAskedForWhenTicketsAreStored(PaperDesk desk) {
    List<Integer> ahead = new ArrayList<>();
    int[] stored = {0};
    desk.signals =
        Around.port(
            SignalStore.class,
            (name, call) -> {
              if (name.equals("saveAll")) {
                long asked =
                    desk.asked.stream().filter(one -> one.entity() == Entity.TICKET).count();
                ahead.add((int) asked - stored[0]++);
              }
              return call.run();
            },
            desk.signals);
    return ahead;
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.sync.SyncRun.Track;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every checkpoint is a place to go on from, also among records of one time of change. Beside each
/// promise a broken variant that its check sees.
class CheckpointsTest {

  @Test
  @Tag("P15")
  @Tag("SYN-26")
  void aRunGoesOnFromEveryCheckpointAndEndsAlike() {
    PaperDesk undisturbed = PaperDesk.with(2_000);
    int checkpoints = (int) undisturbed.sync(Mode.FULL).step();
    assertThat(checkpoints).isGreaterThan(15);

    for (int kill = 1; kill < checkpoints; kill++) {
      PaperDesk desk = PaperDesk.with(2_000);
      SyncRun run = killed(desk, desk.begin(Mode.FULL), kill);

      assertThat(run.state()).isEqualTo(State.FINISHED);
      assertThat(desk.digest()).as("killed at %d", kill).isEqualTo(undisturbed.digest());
      // A step reads a page of each entity whose turn it is, eight at most.
      assertThat(desk.reads).isLessThanOrEqualTo(undisturbed.reads + 8);
    }
  }

  /// Negative control: a checkpoint before the page is stored loses that page.
  @Test
  @Tag("P15")
  void aCheckpointBeforeThePageIsStoredWouldBeSeen() {
    Map<Long, String> undisturbed = digestOfWhole(2_000);
    List<Integer> lost = new ArrayList<>();
    for (int write = 1; write <= 8; write++) {
      PaperDesk desk = PaperDesk.with(2_000);
      var late = new StoresLate(desk.signals, write);
      killed(desk, desk.begin(Mode.FULL), late.store(), true, late::hasLost);
      if (!desk.digest().equals(undisturbed)) {
        lost.add(write);
      }
    }
    assertThat(lost).isNotEmpty();
  }

  @Test
  @Tag("P15")
  void aCheckpointFromTheFutureReadsNothingAndEnds() {
    PaperDesk desk = PaperDesk.with(300);
    desk.sync(Mode.FULL);
    Message first = desk.begin(Mode.FULL);
    SyncRun run = stored(desk, first);
    SyncRun beyond =
        run.edit()
            .state(State.RUNNING)
            .tracks(
                List.of(
                    new Track(Entity.COMPANY, "99999999", null, null),
                    new Track(Entity.TICKET, "99999999", null, null),
                    new Track(Entity.NOTE, "0~-1~300~600~99999999", null, null)))
            .done();
    desk.runs.advance(beyond, run.step());
    Map<Long, String> before = desk.digest();

    SyncRun ended = desk.finish(first);

    assertThat(ended.state()).isEqualTo(State.FINISHED);
    assertThat(ended.progress()).allSatisfy(progress -> assertThat(progress.done()).isZero());
    assertThat(desk.digest()).isEqualTo(before);
  }

  private static Map<Long, String> digestOfWhole(int tickets) {
    PaperDesk desk = PaperDesk.with(tickets);
    desk.sync(Mode.FULL);
    return desk.digest();
  }

  /// A run whose worker is killed just before a checkpoint, and goes on two minutes later.
  private static SyncRun killed(PaperDesk desk, Message first, int kill) {
    int[] advances = {0};
    return killed(desk, first, desk.signals, false, () -> ++advances[0] == kill);
  }

  /// @param late whether the worker dies just after the checkpoint instead
  private static SyncRun killed(
      PaperDesk desk, Message first, SignalStore meanwhile, boolean late, BooleanSupplier kills) {
    RunStore whole = desk.runs;
    SignalStore kept = desk.signals;
    desk.signals = meanwhile;
    desk.runs =
        Around.port(
            RunStore.class,
            (name, call) -> {
              if (name.equals("advance") && kills.getAsBoolean()) {
                if (late) {
                  call.run();
                }
                throw new PaperPsa.Killed();
              }
              return call.run();
            },
            whole);
    try {
      desk.running().work(first, (Task.RunStep) first.task());
    } catch (PaperPsa.Killed _) {
      desk.clock.pass(Duration.ofMinutes(2));
    }
    desk.runs = whole;
    desk.signals = kept;
    return desk.finish(first);
  }

  /// A store that has not written a page yet when the checkpoint says so.
  private static final class StoresLate {

    private final SignalStore whole;
    private final int lost;
    private int writes;

    StoresLate(SignalStore whole, int lost) {
      this.whole = whole;
      this.lost = lost;
    }

    boolean hasLost() {
      return writes >= lost;
    }

    SignalStore store() {
      return Around.port(SignalStore.class, this::call, whole);
    }

    private Object call(String name, Around.Call call) throws Throwable {
      boolean writesPage = name.equals("saveAll") || name.equals("saveChildren");
      if (writesPage && ++writes >= lost) {
        return name.equals("saveAll") ? Set.of() : new SignalStore.SavedChildren(List.of(), 0);
      }
      return call.run();
    }
  }

  @Test
  @Tag("P16")
  void ticketsOfOneInstantAreAllReadWhateverTheEdgeAtWhichAWorkerDies() {
    for (int kill = 1; kill <= 14; kill++) {
      PaperDesk desk = changedAtOnce();

      SyncRun run = killed(desk, desk.begin(Mode.QUICK), kill);

      assertThat(run.state()).isEqualTo(State.FINISHED);
      assertThat(changed(desk)).as("killed at %d", kill).isEqualTo(5_000);
      assertThat(desk.digest()).hasSize(5_000);
    }
  }

  /// Negative control: going on after the last date of change passes over those of the same date.
  @Test
  @Tag("P16")
  void goingOnByDateWouldBeSeen() {
    PaperDesk desk = changedAtOnce();
    Instant met = desk.clock.instant().minus(Duration.ofMinutes(5));
    desk.skipped =
        record ->
            record instanceof Ticket
                && desk.asked.getLast().after() >= 0
                && !record.changedAt().isAfter(met);

    desk.sync(Mode.QUICK);

    assertThat(changed(desk)).isLessThan(5_000);
  }

  private static PaperDesk changedAtOnce() {
    PaperDesk desk = new PaperDesk();
    LongStream.rangeClosed(1, 5_000).forEach(id -> desk.put(Tickets.ticket(id)));
    desk.sync(Mode.FULL);
    desk.clock.pass(Duration.ofMinutes(5));
    Instant at = desk.clock.instant();
    LongStream.rangeClosed(1, 5_000)
        .forEach(id -> desk.put(Tickets.withTitle(desk.ticket(id), "Changed", at)));
    desk.clock.pass(Duration.ofMinutes(5));
    return desk;
  }

  private static long changed(PaperDesk desk) {
    return desk.digest().values().stream().filter(text -> text.contains("title=Changed")).count();
  }

  private static SyncRun stored(PaperDesk desk, Message first) {
    return desk.runs.find(PaperDesk.REF, ((Task.RunStep) first.task()).run()).orElseThrow();
  }
}

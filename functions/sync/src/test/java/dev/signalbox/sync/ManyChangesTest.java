package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What changed, read bit by bit, is what a fresh full run reads; and a broken variant that the
/// check sees.
class ManyChangesTest {

  @Test
  @Tag("P17")
  @Tag("SYN-25")
  void tenThousandChangesReadBitByBitAreWhatAFreshRunReads() {
    for (long seed = 1; seed <= 3; seed++) {
      System.out.println("P17 seed " + seed);
      PaperDesk desk = PaperDesk.with(600);
      desk.sync(Mode.FULL);

      changes(desk, new Random(seed), true);

      assertSameAsFresh(desk, seed);
    }
  }

  /// Negative control: a cursor that runs ahead misses changes.
  @Test
  @Tag("P17")
  void aCursorThatRunsAheadWouldBeSeen() {
    PaperDesk desk = PaperDesk.with(600);
    desk.sync(Mode.FULL);
    RunStore whole = desk.runs;
    desk.runs =
        Around.port(
            RunStore.class,
            (name, call) -> {
              Object answer = call.run();
              if (name.equals("saveCursor")) {
                whole.saveCursor(
                    PaperDesk.REF,
                    Entity.TICKET,
                    desk.clock.instant().plus(Duration.ofMinutes(20)));
              }
              return answer;
            },
            whole);

    changes(desk, new Random(1), false);

    assertThat(RandomChanges.openTickets(desk)).isNotEqualTo(RandomChanges.fresh(desk).digest());
  }

  private static void changes(PaperDesk desk, Random random, boolean withNights) {
    RandomChanges people = new RandomChanges(desk, random);
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < 100; i++) {
        desk.clock.pass(Duration.ofSeconds(5));
        // Of nine changes, a quarter of one deletes.
        if (random.nextInt(36) == 0) {
          people.delete();
        } else {
          people.change();
        }
      }
      desk.sync(Mode.QUICK);
      if (withNights && round % 25 == 24) {
        assertThat(settled(desk).state()).isEqualTo(State.FINISHED);
      }
    }
  }

  /// A full run; random deletions of a fortnight may be more than the brake lets pass.
  private static SyncRun settled(PaperDesk desk) {
    SyncRun run = desk.sync(Mode.FULL);
    return run.state() == State.HELD ? desk.release(run) : run;
  }

  private static void assertSameAsFresh(PaperDesk desk, long seed) {
    Map<Long, String> fresh = RandomChanges.fresh(desk).digest();
    assertThat(RandomChanges.openTickets(desk)).as("seed %d", seed).isEqualTo(fresh);
    assertThat(desk.digest().keySet())
        .as("nothing is in scope that the PSA no longer has, seed %d", seed)
        .isSubsetOf(desk.psa.get(Entity.TICKET).keySet());
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A day at which nobody asks for anything: no event tells of a change, and no admin looks.
class UnattendedTest {

  private static final int CHANGES = 1_000;

  /// Fewer than an admin has to let pass. What is deleted shows at night only, so they come before.
  private static final int DELETIONS = 6;

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration UNTIL_NIGHT = Duration.ofHours(15);
  private static final Duration TO_CATCH_UP = Duration.ofMinutes(15);

  private final long seed = Long.getLong("seed", 42L);
  private final Random random = new Random(seed);
  private final PaperDesk desk = PaperDesk.with(600);
  private final ScheduledDesk scheduled = new ScheduledDesk(desk);

  @BeforeEach
  void sync() {
    System.out.println("seed " + seed);
    desk.sync(Mode.FULL);
    desk.queue.take();
  }

  @Test
  @Tag("SYN-25")
  @Tag("REC-01")
  void aThousandChangesOfADayAreHereByScheduleAlone() {
    work();

    assertThat(RandomChanges.openTickets(desk)).isEqualTo(RandomChanges.fresh(desk).digest());
    assertThat(desk.runs.list(PaperDesk.REF, 10_000))
        .filteredOn(run -> run.origin() == Origin.MANUAL)
        .hasSize(1);
    assertThat(desk.runs.open(PaperDesk.REF)).isEmpty();
  }

  /// Negative control: each of the schedules is needed for that.
  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"FULL", "QUICK"})
  @Tag("SYN-25")
  void withoutOneOfTheSchedulesTheCopyWouldDiffer(Mode mode) {
    scheduled.lost = run -> run.mode() == mode && run.origin() == Origin.SCHEDULED;

    work();

    assertThat(RandomChanges.openTickets(desk)).isNotEqualTo(RandomChanges.fresh(desk).digest());
  }

  private void work() {
    RandomChanges people = new RandomChanges(desk, random);
    Instant begin = desk.clock.instant();
    SortedSet<Long> changes = seconds(CHANGES - DELETIONS, DAY);
    SortedSet<Long> deletions = seconds(DELETIONS, UNTIL_NIGHT);
    while (desk.clock.instant().isBefore(begin.plus(DAY))) {
      scheduled.pass(Duration.ofMinutes(1));
      long now = Duration.between(begin, desk.clock.instant()).toSeconds();
      for (int i = take(changes, now); i > 0; i--) {
        people.change();
      }
      for (int i = take(deletions, now); i > 0; i--) {
        people.delete();
      }
    }
    assertThat(changes).isEmpty();
    assertThat(deletions).isEmpty();
    scheduled.pass(TO_CATCH_UP);
  }

  /// Different moments of a time.
  private SortedSet<Long> seconds(int number, Duration within) {
    SortedSet<Long> moments = new TreeSet<>();
    while (moments.size() < number) {
      moments.add(random.nextLong(within.toSeconds()));
    }
    return moments;
  }

  private static int take(SortedSet<Long> moments, long upTo) {
    var due = moments.headSet(upTo + 1);
    int number = due.size();
    due.clear();
    return number;
  }
}

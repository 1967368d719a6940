package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs of a connection whose account is nearly out of calls.
class ScarceCallsTest {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int NO_END = 5_000;

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"FULL", "CLEAR"})
  @Tag("P20")
  void aRunGetsOnWithTwoCallsAtATimeAndMakesNoneTwice(Mode mode) {
    PaperDesk undisturbed = PaperDesk.with(1_200);
    undisturbed.sync(mode);
    PaperDesk desk = PaperDesk.with(1_200);
    desk.gate = new Gate(desk, 2);

    SyncRun run = desk.sync(mode);

    assertThat(run.state()).isEqualTo(State.FINISHED);
    assertThat(desk.digest()).isEqualTo(undisturbed.digest());
    assertThat(desk.counts).isEqualTo(undisturbed.counts);
    assertThat(desk.reads).isEqualTo(undisturbed.reads);
  }

  @Test
  @Tag("P20")
  void aComparisonGetsOnWithTwoCallsAtATimeAndMakesNoneTwice() {
    PaperDesk undisturbed = PaperDesk.with(1_200);
    undisturbed.sync(Mode.FULL);
    undisturbed.sync(Mode.FULL);
    PaperDesk desk = PaperDesk.with(1_200);
    desk.sync(Mode.FULL);
    desk.gate = new Gate(desk, 2);

    SyncRun run = desk.sync(Mode.FULL);

    assertThat(run.state()).isEqualTo(State.FINISHED);
    assertThat(desk.counts).isEqualTo(undisturbed.counts);
    assertThat(desk.reads).isEqualTo(undisturbed.reads);
  }

  /// So many calls in each stretch of time.
  private static final class Gate implements Runnable {

    private final PaperDesk desk;
    private final int most;
    private Instant until = Instant.MIN;
    private int made;
    private int asked;

    Gate(PaperDesk desk, int most) {
      this.desk = desk;
      this.most = most;
    }

    @Override
    public void run() {
      if (++asked > NO_END) {
        throw new AssertionError("The run gets no further.");
      }
      Instant now = desk.clock.instant();
      if (!now.isBefore(until)) {
        until = now.plus(WINDOW);
        made = 0;
      }
      if (++made > most) {
        throw PsaFault.rateLimited("Enough for now.", Duration.between(now, until), List.of());
      }
    }
  }
}

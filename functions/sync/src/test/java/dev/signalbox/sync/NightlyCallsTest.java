package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.MemoryLimiter;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Origin;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the calls of runs count as.
class NightlyCallsTest {

  private final AtomicReference<MemoryLimiter> limiter = new AtomicReference<>();
  private final Office office =
      new Office(new DemoPlan(3, 200, 6, 1.0, 0.5, 0.5), this::limits, byte[]::new);

  private MemoryLimiter limits(InstantSource clock) {
    limiter.set(new MemoryLimiter(clock));
    return limiter.get();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  @Tag("TRB-09")
  void theNightlyComparisonTakesCallsOfItsOwnShareAndNoOtherRunDoes() {
    assertThat(office.sync(Mode.FULL).state()).isEqualTo(State.FINISHED);
    assertThat(used()).containsKey(Purpose.RUN).doesNotContainKey(Purpose.RECONCILE);

    office.clock.advance(Duration.ofHours(2));
    assertThat(office.finish(office.begin(Mode.FULL, Origin.SCHEDULED)).state())
        .isEqualTo(State.FINISHED);
    assertThat(used()).containsKey(Purpose.RECONCILE).doesNotContainKey(Purpose.RUN);

    office.clock.advance(Duration.ofHours(2));
    assertThat(office.finish(office.begin(Mode.QUICK, Origin.SCHEDULED)).state())
        .isEqualTo(State.FINISHED);
    assertThat(used()).containsKey(Purpose.RUN).doesNotContainKey(Purpose.RECONCILE);
  }

  /// Somebody waits for that.
  @Test
  @Tag("TRB-09")
  void aFirstSyncThatTheScheduleBeginsAgainIsNoComparison() {
    assertThat(office.finish(office.begin(Mode.FULL, Origin.SCHEDULED)).state())
        .isEqualTo(State.FINISHED);
    assertThat(used()).containsKey(Purpose.RUN).doesNotContainKey(Purpose.RECONCILE);
  }

  private Map<Purpose, Integer> used() {
    return limiter.get().use("account-1").budget().hour().usedByPurpose(office.clock.instant());
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A look at webhooks that the PSA did not let happen comes again, while that is sooner than the
/// next routine look.
class HookComebackTest extends WithHooks {

  private static final Task[] NO_SCHEDULE = {};

  @Test
  void aLookComesAgainWhenThePsaIsAwayForAMoment() {
    worked.switchOff(Entity.TICKET);
    worked.fault("html502", 1);
    worked.check(HookDoubt.SWITCHED_OFF);
    worked.pass(Duration.ofMinutes(1), NO_SCHEDULE);
    assertThat(worked.isActive(Entity.TICKET)).isFalse();

    worked.fault("lost", 1);
    worked.pass(Duration.ofMinutes(5), NO_SCHEDULE);

    assertThat(worked.isActive(Entity.TICKET)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROUTINE")
  void afterALongOutageItIsLeftToTheRoutineLook(HookDoubt doubt) {
    worked.switchOff(Entity.TICKET);
    worked.fault("html502", 1);
    worked.check(doubt);
    worked.pass(Duration.ofMinutes(30), NO_SCHEDULE);

    worked.fault("lost", 1);
    worked.pass(Duration.ofHours(1), NO_SCHEDULE);
    assertThat(worked.isActive(Entity.TICKET)).as("nothing comes again any more").isFalse();

    worked.check(HookDoubt.ROUTINE);
    assertThat(worked.isActive(Entity.TICKET)).isTrue();
  }
}

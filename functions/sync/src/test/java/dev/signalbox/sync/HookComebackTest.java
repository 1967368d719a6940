package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.task.Task.HookDoubt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  @Test
  void whatWasTriedOftenComesAgainTwiceInAQuarterOfAnHour() {
    Instant now = office.ours.instant();
    Message often = new Message(new Task.Provision(Office.REF, ""), "cause", now, 9, null);
    worked.fault("html502", 1);

    Set<String> failed =
        worked.batch(
            List.of(new SqsMessage("m", TaskJson.write(often), "queue", 1)), Duration.ofMinutes(1));

    assertThat(failed).isEmpty();
    assertThat(office.queue.sent())
        .singleElement()
        .satisfies(sent ->
            assertThat(sent.message().notBefore())
                .isBetween(now.plus(Duration.ofMinutes(4)), now.plus(Duration.ofMinutes(7))));
  }
}

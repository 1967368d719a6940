package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a run says about itself while it works.
class RunProgressTest {

  @Test
  @Tag("SYN-16")
  void theEstimateIsRightWithinAFactorOfTwoFromAFifthOn() {
    PaperDesk desk = PaperDesk.with(6_000);
    desk.latency = Duration.ofSeconds(2);
    Map<Instant, Duration> estimates = new LinkedHashMap<>();
    desk.runs = watching(desk, desk.runs, estimates);

    SyncRun run = desk.sync(Mode.FULL);

    Instant begun = run.startedAt();
    Instant ended = run.finishedAt();
    assertThat(ended).isNotNull();
    Duration all = Duration.between(begun, ended);
    assertThat(estimates).hasSizeGreaterThan(20);
    estimates.forEach((at, estimate) -> {
      Duration left = Duration.between(at, ended);
      if (Duration.between(begun, at).multipliedBy(5).compareTo(all) >= 0
          && left.compareTo(Duration.ofSeconds(10)) > 0) {
        assertThat(estimate)
            .as("at %s of %s", Duration.between(begun, at), all)
            .isBetween(left.dividedBy(2), left.multipliedBy(2));
      }
    });
  }

  private static RunStore watching(
      PaperDesk desk, RunStore whole, Map<Instant, Duration> estimates) {
    return (RunStore)
        Proxy.newProxyInstance(
            RunStore.class.getClassLoader(),
            new Class<?>[] {RunStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("advance")) {
                SyncRun run = (SyncRun) arguments[0];
                assertThat(run.progress())
                    .allSatisfy(progress ->
                        assertThat(progress.done()).isLessThanOrEqualTo(progress.total()));
                run.timeLeft(desk.clock.instant())
                    .ifPresent(left -> estimates.put(desk.clock.instant(), left));
              }
              return method.invoke(whole, arguments);
            });
  }

  @Test
  @Tag("SYN-16")
  void waitsForThePsaAreShown() {
    PaperDesk desk = PaperDesk.with(700);
    Message first = desk.begin(Mode.FULL);
    Task.RunStep step = (Task.RunStep) first.task();
    desk.failing = 3;
    desk.fault = PsaFault.rateLimited("Too many.", Duration.ofSeconds(45), List.of());

    desk.running().work(first, step);

    SyncRun waiting = desk.runs.find(PaperDesk.REF, step.run()).orElseThrow();
    assertThat(waiting.state()).isEqualTo(State.RUNNING);
    assertThat(waiting.waitingUntil()).isEqualTo(desk.clock.instant().plusSeconds(45));
    assertThat(waiting.waits()).isEqualTo(45_000);

    SyncRun ended = desk.finish(desk.queue.take().getFirst());
    assertThat(ended.state()).isEqualTo(State.FINISHED);
    assertThat(ended.waitingUntil()).isNull();
    assertThat(ended.waits()).isEqualTo(45_000);
  }
}

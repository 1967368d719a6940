package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A PSA that is away while it is read, with nobody there but the schedule.
class AwayTest {

  private static final String AWAY = "The PSA does not answer.";

  private final PaperDesk desk = PaperDesk.with(700);
  private final ScheduledDesk scheduled = new ScheduledDesk(desk);

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8})
  @Tag("SYN-26")
  void aFirstSyncOutlastsAnOutageOfAnHour(int read) {
    Message first = desk.begin(Mode.FULL);
    desk.queue.send(first);
    away(read, Duration.ofHours(1));

    scheduled.pass(Duration.ofMinutes(90));

    assertThat(all()).extracting(SyncRun::mode).contains(Mode.FULL).doesNotContain(Mode.CLEAR);
    assertThat(found(first).state()).isEqualTo(State.FINISHED);
    assertThat(desk.digest()).hasSize(700);
  }

  @Test
  @Tag("SYN-18")
  @Tag("SYN-26")
  void clearingOutlastsAnOutageOfAnHour() {
    desk.sync(Mode.FULL);
    Map<Long, String> before = desk.digest();
    desk.queue.take();
    Message first = desk.begin(Mode.CLEAR);
    desk.queue.send(first);
    away(desk.reads + 4, Duration.ofHours(1));

    scheduled.pass(Duration.ofMinutes(30));
    assertThat(desk.runs.cursor(PaperDesk.REF, Entity.TICKET)).isEmpty();
    scheduled.pass(Duration.ofMinutes(60));

    assertThat(found(first).state()).isEqualTo(State.FINISHED);
    assertThat(desk.digest()).isEqualTo(before);
  }

  @Test
  @Tag("SYN-16")
  void aRunThatWaitsSaysWhyAndSinceWhenAndNoLongerOnceItGoesOn() {
    Message first = desk.begin(Mode.FULL);
    desk.queue.send(first);
    away(5, Duration.ofMinutes(30));
    scheduled.pass(Duration.ofMinutes(2));
    Instant since = found(first).troubledSince();
    scheduled.pass(Duration.ofMinutes(20));

    assertThat(since).isNotNull();
    assertThat(found(first).state()).isEqualTo(State.RUNNING);
    assertThat(found(first).troubledSince()).isEqualTo(since);
    assertThat(found(first).waitingUntil()).isAfter(desk.clock.instant());
    assertThat(found(first).error()).isEqualTo(AWAY);

    scheduled.pass(Duration.ofMinutes(20));
    assertThat(found(first).state()).isEqualTo(State.FINISHED);
    assertThat(found(first).troubledSince()).isNull();
    assertThat(found(first).error()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FULL", "CLEAR"})
  @Tag("SYN-26")
  void aRunThatWasGivenUpAfterADayIsBegunAgainByTheSchedule(Mode mode) {
    Message first = desk.begin(mode);
    desk.queue.send(first);
    away(3, Duration.ofHours(30));

    scheduled.pass(Duration.ofHours(23));
    assertThat(found(first).state()).isEqualTo(State.RUNNING);
    scheduled.pass(Duration.ofHours(2));
    assertThat(found(first).state()).isEqualTo(State.FAILED);
    assertThat(found(first).error()).isEqualTo(AWAY);
    assertThat(desk.lines)
        .anyMatch(
            line -> line.contains("runFailed") && line.contains("\"connectionName\":\"desk\""));
    scheduled.pass(Duration.ofHours(6));

    SyncRun again = all().getLast();
    assertThat(all()).filteredOn(run -> run.mode().isWhole()).hasSize(2);
    assertThat(desk.digest()).hasSize(700);
    assertThat(again.state()).isEqualTo(State.FINISHED);
  }

  /// As it is where the PSA refuses something for good.
  @Test
  @Tag("SYN-26")
  void whatFailsEachTimeIsTriedOnceAnHourAndNotInALoop() {
    desk.queue.send(desk.begin(Mode.FULL));
    desk.fault = PsaFault.of(PsaFault.Kind.REJECTED, "Not like this.", List.of());
    desk.failingUntil = Instant.MAX;

    scheduled.pass(Duration.ofHours(6));

    assertThat(all()).hasSizeBetween(6, 8);
    assertThat(all()).allSatisfy(run -> assertThat(run.state()).isEqualTo(State.FAILED));
  }

  @Test
  @Tag("SYN-26")
  void aFirstSyncThatSomebodyCancelledIsNotBegunAgain() {
    SyncRun run = found(desk.begin(Mode.FULL));
    assertThat(desk.runs.advance(run.cancelled(desk.clock.instant()), run.step())).isTrue();

    scheduled.pass(Duration.ofHours(6));

    assertThat(all()).hasSize(1);
  }

  @Test
  @Tag("SYN-26")
  void onceThePsaIsBackChangesAndTimesAreReadWithinFiveMinutes() {
    desk.sync(Mode.FULL);
    desk.queue.take();
    away(desk.reads + 1, Duration.ofHours(3));
    Instant back = desk.failingUntil;
    scheduled.pass(Duration.ofHours(3));
    int failed = (int) all().stream().filter(run -> run.state() == State.FAILED).count();

    scheduled.pass(Duration.ofMinutes(6));

    assertThat(failed).isZero();
    assertThat(all())
        .anySatisfy(run -> {
          assertThat(run.mode()).isEqualTo(Mode.QUICK);
          assertThat(run.finishedAt()).isBetween(back, back.plus(Duration.ofMinutes(5)));
        });
  }

  private void away(int fromRead, Duration outage) {
    desk.failing = fromRead;
    desk.fault = PsaFault.unavailable(AWAY, null);
    desk.failingUntil = desk.clock.instant().plus(outage);
  }

  private SyncRun found(Message first) {
    RunId run = ((Task.RunStep) first.task()).run();
    return desk.runs.find(PaperDesk.REF, run).orElseThrow();
  }

  private List<SyncRun> all() {
    return desk.runs.list(PaperDesk.REF, 10_000).reversed();
  }
}

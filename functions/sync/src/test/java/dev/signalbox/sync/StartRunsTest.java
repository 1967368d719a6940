package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Origin;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the schedule starts, takes up again and leaves alone.
final class StartRunsTest {

  private static final Duration BETWEEN_SCHEDULES = Duration.ofMinutes(2);

  private final Office office = new Office(new DemoPlan(3, 40, 3, 1.0, 0.5, 0.5));

  @AfterEach
  void close() {
    office.close();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aRunWhoseFirstMessageIsLostIsTakenUpAgainWhoeverAskedForIt(Mode mode) {
    for (Origin origin : Origin.values()) {
      Task.RunStep lost = (Task.RunStep) office.begin(mode, origin).task();

      schedule();

      assertThat(office.queue.tasks()).contains(lost);
      workAll();
      assertThat(office.runs.find(Office.REF, lost.run()).map(SyncRun::state))
          .hasValue(State.FINISHED);
    }
  }

  @Test
  void aRunWhoseMessageIsLostInTheMiddleGoesOnFromWhereItWas() {
    SyncRun run = begun();
    SyncRun handedOver = stored(RunChanges.released(run), run);

    schedule();

    assertThat(office.queue.tasks())
        .containsExactly(new Task.RunStep(Office.REF, run.id(), handedOver.step()));
    workAll();
    assertThat(found(run).state()).isEqualTo(State.FINISHED);
  }

  /// Those that came after it, polls above all, are more than a list of the latest shows.
  @Test
  @Tag("SYN-26")
  void aRunWhoseMessageIsLostIsTakenUpAgainHoweverManyCameAfterIt() {
    Task.RunStep lost = (Task.RunStep) office.begin(Mode.FULL, Origin.MANUAL).task();
    for (int i = 0; i < 60; i++) {
      SyncRun poll = started(office.begin(Mode.POLL, Origin.SCHEDULED));
      SyncRun ended = RunChanges.ended(poll, State.FINISHED, "", office.clock.instant());
      assertThat(office.runs.advance(ended, poll.step())).isTrue();
    }
    office.clock.advance(Duration.ofHours(4));

    schedule();

    assertThat(office.queue.tasks()).contains(lost);
  }

  private SyncRun started(Message first) {
    return office.runs.find(Office.REF, ((Task.RunStep) first.task()).run()).orElseThrow();
  }

  @Test
  void aRunThatWaitsOrIsWorkedAtOrHeldIsLeftAlone() {
    SyncRun run = begun();
    SyncRun waiting =
        stored(
            RunChanges.waiting(
                run,
                office.clock.instant(),
                office.clock.instant().plusSeconds(600),
                "The PSA is away.",
                office.clock.instant()),
            run);
    schedule();
    assertThat(steps()).isEmpty();

    office.clock.advance(Duration.ofMinutes(11));
    schedule();
    assertThat(steps()).hasSize(1);

    SyncRun leased =
        office
            .runs
            .claim(
                Office.REF,
                run.id(),
                waiting.step(),
                office.clock.instant(),
                office.clock.instant().plusSeconds(75))
            .orElseThrow();
    schedule();
    assertThat(steps()).isEmpty();

    SyncRun _ = stored(RunChanges.held(leased), leased);
    office.clock.advance(Duration.ofDays(1));
    schedule();
    assertThat(steps()).isEmpty();
  }

  /// The PSA may be away for one kind of record only.
  @Test
  @Tag("RT-07")
  void timesArePolledWhileAQuickRunWaitsForThePsa() {
    office.sync(Mode.FULL);
    office.queue.take();
    office.clock.advance(Duration.ofMinutes(30));
    SyncRun quick = started(office.begin(Mode.QUICK, Origin.SCHEDULED));
    schedule();
    assertThat(polls()).isEmpty();

    Instant now = office.clock.instant();
    SyncRun _ =
        stored(
            RunChanges.waiting(quick, now, now.plusSeconds(180), "The PSA is away.", now), quick);
    schedule();
    assertThat(polls()).hasSize(1);
  }

  private List<SyncRun> polls() {
    return office.runs.open(Office.REF).stream().filter(run -> run.mode() == Mode.POLL).toList();
  }

  /// Its worker was killed, and the queue brings the message again by itself: only when that was
  /// not so for long, nobody does.
  @Test
  void aRunWhoseWorkerDiedIsTakenUpOnceItsMessageHadTimeToComeAgain() {
    SyncRun run = begun();
    Optional<SyncRun> _ =
        office.runs.claim(
            Office.REF,
            run.id(),
            run.step(),
            office.clock.instant(),
            office.clock.instant().plusSeconds(75));
    office.clock.advance(Duration.ofMinutes(6));
    schedule();
    assertThat(steps()).isEmpty();

    office.clock.advance(Duration.ofMinutes(3));
    schedule();
    assertThat(steps()).extracting(Task.RunStep::run).containsExactly(run.id());
  }

  @Test
  void noScheduledRunBeginsWhileOneOfItsKindHasNotEnded() {
    office.sync(Mode.FULL);
    office.queue.take();
    office.clock.advance(Duration.ofMinutes(30));
    for (int minutes = 0; minutes < 120; minutes += 2) {
      schedule();
      office.queue.take();
      office.clock.advance(BETWEEN_SCHEDULES);
    }
    List<SyncRun> open = scheduled();
    assertThat(open).extracting(SyncRun::mode).containsExactly(Mode.QUICK);

    schedule();
    workAll();
    office.clock.advance(BETWEEN_SCHEDULES);
    schedule();

    assertThat(found(open.getFirst()).state()).isEqualTo(State.FINISHED);
    assertThat(scheduled()).extracting(SyncRun::mode).containsOnly(Mode.QUICK).hasSize(2);
  }

  @Test
  void changesAndTimesAreReadWhileARunOverEverythingTakesItsTime() {
    office.sync(Mode.FULL);
    office.queue.take();
    SyncRun whole = begun();
    for (int minutes = 0; minutes < 30; minutes += 2) {
      SyncRun now = found(whole);
      SyncRun _ = stored(now.edit().leaseUntil(office.clock.instant().plusSeconds(75)).done(), now);
      schedule();
      workAll();
      office.clock.advance(BETWEEN_SCHEDULES);
    }
    assertThat(found(whole).state()).isEqualTo(State.RUNNING);
    assertThat(scheduled()).extracting(SyncRun::mode).contains(Mode.QUICK, Mode.POLL);
  }

  /// A full run that is under way and has no worker.
  private SyncRun begun() {
    Task.RunStep step = (Task.RunStep) office.begin(Mode.FULL).task();
    OpenConnections.Open open = office.opening().open(Office.REF, Purpose.RUN).orElseThrow();
    SyncRun queued = office.runs.find(Office.REF, step.run()).orElseThrow();
    return stored(office.pages().begin(open, queued), queued);
  }

  private SyncRun stored(SyncRun next, SyncRun before) {
    SyncRun stepped = RunChanges.stepped(next, before.step());
    assertThat(office.runs.advance(stepped, before.step())).isTrue();
    return stepped;
  }

  private SyncRun found(SyncRun run) {
    return office.runs.find(Office.REF, run.id()).orElseThrow();
  }

  private List<SyncRun> scheduled() {
    return office.runs.list(Office.REF, 1_000).stream()
        .filter(run -> run.origin() == Origin.SCHEDULED)
        .toList();
  }

  private void schedule() {
    int _ =
        office
            .scheduling()
            .start(
                Message.first(new Task.StartScheduledRuns(), "schedule", office.clock.instant()));
  }

  /// What the schedule has sent, once.
  private List<Task.RunStep> steps() {
    return office.queue.take().stream().map(message -> (Task.RunStep) message.task()).toList();
  }

  private void workAll() {
    for (List<Message> due = office.queue.take(); !due.isEmpty(); due = office.queue.take()) {
      for (Message message : due) {
        if (message.task() instanceof Task.RunStep step) {
          RunSync.Outcome _ = office.running().work(message, step);
        }
      }
    }
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.Progress;
import dev.signalbox.core.sync.SyncRun.State;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a run goes: repeated, killed, watched and refused.
class RunSyncTest extends WithAnOffice {

  private static final DemoPlan SMALL = new DemoPlan(3, 300, 8, 1.5, 0.5, 0.5);

  RunSyncTest() {
    super(SMALL);
  }

  @Test
  @Tag("SYN-27")
  void runningTwiceChangesNothing() {
    office.sync(Mode.FULL);
    var before = story(anOpenTicket());

    office.clock.advance(Duration.ofMinutes(10));
    office.sync(Mode.FULL);
    var after = story(anOpenTicket());

    assertThat(office.held()).isEqualTo(office.openTickets());
    assertThat(after.notes()).isEqualTo(before.notes());
    assertThat(after.signal().revision()).isEqualTo(before.signal().revision());
  }

  @Test
  @Tag("SYN-26")
  void aRunKilledAtAnyCheckpointGoesOnAndEndsAlike() {
    office.sync(Mode.FULL);
    for (int kill = 1; kill <= 8; kill++) {
      try (Office other = new Office(SMALL)) {
        Message first = other.begin(Mode.FULL);
        RunStore whole = other.runs;
        other.runs = dyingAtAdvance(whole, kill);
        try {
          other.running().work(first, (Task.RunStep) first.task());
        } catch (Killed _) {
          other.clock.advance(Duration.ofMinutes(2));
        }
        other.runs = whole;

        // The queue brings the same message again: the worker did not acknowledge it.
        SyncRun run = other.finish(first);

        assertThat(run.state()).isEqualTo(State.FINISHED);
        assertThat(other.held()).isEqualTo(office.held());
      }
    }
  }

  @Test
  void aSecondMessageDoesNotForkTheRun() {
    Message first = office.begin(Mode.FULL);
    Task.RunStep step = (Task.RunStep) first.task();

    office.runs.claim(
        Office.REF, step.run(), 0, office.clock.instant(), office.clock.instant().plusSeconds(60));

    assertThat(office.running().work(first, step)).isEqualTo(RunSync.Outcome.DROPPED);
    assertThat(office.readsInAll()).isZero();
  }

  @Test
  @Tag("SYN-16")
  void progressNeverExceedsItsTotalAndEndsAtTheTruth() {
    Message first = office.begin(Mode.FULL);
    RunStore whole = office.runs;
    office.runs =
        watching(
            whole,
            run ->
                assertThat(run.progress())
                    .allSatisfy(progress ->
                        assertThat(progress.done()).isLessThanOrEqualTo(progress.total())));

    SyncRun run = office.finish(first);

    assertThat(done(run, Entity.TICKET)).isEqualTo(office.openTickets().size());
    assertThat(done(run, Entity.COMPANY)).isEqualTo(office.truth("Company").size());
    assertThat(run.progress()).allSatisfy(p -> assertThat(p.done()).isEqualTo(p.total()));
  }

  @Test
  @Tag("SYN-17")
  void aQuickRunFindsWhatChangedSinceAndOwesItsJudgement() {
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(30));
    Row made = technician.newTicket();

    office.begin(Mode.QUICK);
    office.sync(Mode.QUICK);

    assertThat(office.held()).contains(made.id());
    assertThat(office.signals.owed(Office.REF, new TicketId(made.id()))).hasSize(1);
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsEndTheRunAndTurnTheConnectionToSetupRequired() {
    PsaSecret known = office.secrets.find(Office.REF).orElseThrow();
    office.secrets.put(Office.REF, known.withSecret("wrong", known.integrationCode()));

    SyncRun run = office.sync(Mode.FULL);

    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.error()).isNotBlank();
    assertThat(Office.stateOf(office.connections))
        .hasValueSatisfying(
            state -> assertThat(state).isInstanceOf(ConnectionState.SetupRequired.class));
    assertThat(office.sync(Mode.FULL).error()).contains("not connected");
  }

  private static long done(SyncRun run, Entity entity) {
    return run.progress().stream()
        .filter(progress -> progress.entity() == entity)
        .mapToLong(Progress::done)
        .sum();
  }

  /// Thrown where a worker is killed.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static RunStore dyingAtAdvance(RunStore whole, int kill) {
    int[] advances = {0};
    return watching(
        whole,
        _ -> {
          if (++advances[0] == kill) {
            throw new Killed();
          }
        });
  }

  /// The store, with a look at each run before it is stored.
  private static RunStore watching(RunStore whole, Consumer<SyncRun> look) {
    return (RunStore)
        Proxy.newProxyInstance(
            RunStore.class.getClassLoader(),
            new Class<?>[] {RunStore.class},
            (_, method, arguments) -> {
              if (method.getName().equals("advance")) {
                look.accept((SyncRun) arguments[0]);
              }
              return method.invoke(whole, arguments);
            });
  }
}

package dev.signalbox.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.psa.WebhookReader.Action;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.simulator.autotask.store.Row;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What sync does beside reading: sweeps, changed rules, and hints that cannot be worked.
class UpkeepTest extends WithAnOffice {

  UpkeepTest() {
    super(new DemoPlan(3, 60, 4, 1.0, 0.5, 0.5));
  }

  @Test
  void whatIsOverdueIsSentAgainWithGrowingWaitsAndAtLastGivenUp() {
    office.sync(Mode.FULL);
    office.clock.advance(Duration.ofMinutes(5));
    Row ticket = technician.newTicket();
    office.refreshing().refresh(office.open(), List.of(hint(ticket.id())));
    office.queue.take();
    SweepOwed sweep = new SweepOwed(office.signals, office.queue, office.ours);

    int sent = 0;
    for (int minute = 0; minute < 240; minute++) {
      office.clock.advance(Duration.ofMinutes(1));
      sent += sweep.sweep(hint(1));
    }

    assertThat(sent).isEqualTo(Owed.MOST_ATTEMPTS - 1);
    assertThat(office.queue.tasks())
        .containsOnly(new Task.Judge(Office.REF, new TicketId(ticket.id()), Phase.INTAKE, 1));
    assertThat(office.signals.owed(Office.REF, new TicketId(ticket.id())))
        .singleElement()
        .satisfies(owed -> assertThat(owed.givenUp()).isTrue());
  }

  @Test
  void changedRulesApplyToWhatWeHoldWithoutAskingThePsaAndOweNothing() {
    office.sync(Mode.FULL);
    office.queue.take();
    office.reads.clear();
    long id = office.held().iterator().next();
    long status = signal(id).ticket().placement().status();
    Map<Long, SignalStatus> map =
        new HashMap<>(office.settings.statuses(Office.REF).value().mapped());
    map.put(status, SignalStatus.NEW);
    office.settings.saveStatuses(
        Office.REF, new StatusMap(map), office.settings.statuses(Office.REF).version());

    Task.Reapply reapply = new Task.Reapply(Office.REF, "");
    office.reapplying().reapply(message(reapply), reapply);

    assertThat(signal(id).status()).isEqualTo(SignalStatus.NEW);
    assertThat(office.queue.tasks()).containsExactly(reapply);
    assertThat(office.readsInAll()).isZero();
  }

  @Test
  @Tag("QUE-02")
  void aQueueThatIsNoLongerSelectedHidesItsSignals() {
    office.sync(Mode.FULL);
    long id = office.held().iterator().next();
    office.select(Set.of());

    office.reapplying().reapply(hint(1), new Task.Reapply(Office.REF, ""));

    assertThat(office.held()).isEmpty();
    assertThat(signal(id).standing()).isEqualTo(Signal.Standing.OUT_OF_SCOPE);
  }

  @Test
  @Tag("CON-13")
  void refusedCredentialsDropTheHintsAndCloseTheConnection() {
    PsaSecret known = office.secrets.find(Office.REF).orElseThrow();
    office.secrets.put(Office.REF, known.withSecret("wrong", known.integrationCode()));

    assertThat(office.hinting().work(Office.REF, List.of(hint(1))))
        .isEqualTo(WorkHints.Outcome.DROPPED);
    assertThat(Office.stateOf(office.connections))
        .map(state -> state.word())
        .hasValue("setupRequired");
    assertThat(office.hinting().work(Office.REF, List.of(hint(1))))
        .isEqualTo(WorkHints.Outcome.DROPPED);
  }

  @Test
  void whileThePsaIsAwayHintsComeAgainLater() {
    office.close();

    assertThat(office.hinting().work(Office.REF, List.of(hint(1))))
        .isEqualTo(WorkHints.Outcome.POSTPONED);
    assertThat(office.queue.sent())
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.message().attempt()).isEqualTo(2);
          assertThat(sent.delay()).isPositive();
        });
  }

  private Message hint(long id) {
    return hint(Entity.TICKET, id, Action.UPDATE);
  }
}

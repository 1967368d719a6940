package dev.signalbox.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.Intake;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Reading;
import dev.signalbox.core.signal.Scope;
import dev.signalbox.core.signal.ScopeRules;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.signal.StatusMap;
import dev.signalbox.core.signal.Tickets;
import dev.signalbox.core.task.MemoryTaskQueue;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.MemoryVerdictStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/// A test of what becomes of tickets that owe judgement.
abstract class WithTriage {

  static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  static final Duration A_MINUTE = Duration.ofMinutes(1);

  final ManualClock clock = new ManualClock(Tickets.CREATED.plusSeconds(5));
  final MemoryVerdictStore verdicts = new MemoryVerdictStore();
  final MemorySignalStore signals = new MemorySignalStore(verdicts);
  final MemorySettingsStore settings = new MemorySettingsStore();
  final MemoryTaskQueue queue = new MemoryTaskQueue();

  @BeforeEach
  void theFieldsOfThePsaAreKnown() {
    settings.saveFields(REF, Opinions.FIELDS);
  }

  final TriageSignal triageWith(Engine engine) {
    return new TriageSignal(
        signals,
        verdicts,
        settings,
        new CaseFile(new MemoryDirectoryStore()),
        engine,
        queue,
        clock);
  }

  /// Takes in a new ticket, which owes intake from then on.
  final void takeIn(long ticket) {
    Intake.Outcome outcome =
        Intake.decide(
            REF,
            null,
            new Reading(
                Tickets.ticket(ticket),
                clock.instant(),
                new StatusMap(Map.of(Tickets.NEW, SignalStatus.NEW)),
                new Scope(new QueueSelection(Set.of(Tickets.QUEUE)), ScopeRules.USUAL),
                _ -> false,
                Instant.EPOCH,
                null,
                "cause"),
            clock.instant());
    Intake.Outcome.Store store = (Intake.Outcome.Store) outcome;
    assertThat(signals.save(REF, store.signal(), store.owed())).isTrue();
  }
}

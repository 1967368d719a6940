package dev.signalbox.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.ManualClock;
import dev.signalbox.core.connection.ConnectionId;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
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
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.core.triage.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A batch of judgements within the minute that the function has, whatever the engine takes.
class WorkJudgementsTest {

  private static final ConnectionRef REF =
      new ConnectionRef(new TenantId("msp"), new ConnectionId("autotask-1"));
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final int TICKETS = 4;

  private final ManualClock clock = new ManualClock(Tickets.CREATED.plusSeconds(5));
  private final MemoryVerdictStore verdicts = new MemoryVerdictStore();
  private final MemorySignalStore signals = new MemorySignalStore(verdicts);
  private final MemorySettingsStore settings = new MemorySettingsStore();
  private final MemoryTaskQueue queue = new MemoryTaskQueue();
  private final List<Duration> allowed = new ArrayList<>();
  private final Instant end = clock.instant().plus(A_MINUTE);

  /// Takes all the time it gets, and no more.
  private final class Slow implements Engine {
    private final Duration most;

    Slow(Duration most) {
      this.most = most;
    }

    @Override
    public Engine within(Duration most) {
      return new Slow(most);
    }

    @Override
    public Answer judge(IntakeCase ticket) {
      allowed.add(most);
      clock.pass(most.compareTo(Duration.ofSeconds(20)) < 0 ? most : Duration.ofSeconds(20));
      return new Answer(Opinions.opinion(), Opinions.PROVENANCE);
    }
  }

  private final WorkJudgements work =
      new WorkJudgements(
          new TriageSignal(
              signals,
              verdicts,
              settings,
              new CaseFile(new MemoryDirectoryStore()),
              new Slow(Duration.ofHours(1)),
              queue,
              clock),
          queue,
          clock);

  @BeforeEach
  void newTicketsOweIntake() {
    settings.saveFields(REF, Opinions.FIELDS);
    for (int id = 1; id <= TICKETS; id++) {
      Intake.Outcome.Store store =
          (Intake.Outcome.Store)
              Intake.decide(
                  REF,
                  null,
                  new Reading(
                      Tickets.ticket(id),
                      clock.instant(),
                      new StatusMap(Map.of(Tickets.NEW, SignalStatus.NEW)),
                      new Scope(new QueueSelection(Set.of(Tickets.QUEUE)), ScopeRules.USUAL),
                      _ -> false,
                      Instant.EPOCH,
                      null,
                      "cause"),
                  clock.instant());
      assertThat(signals.save(REF, store.signal(), store.owed())).isTrue();
    }
  }

  @Test
  @Tag("P23")
  void whatIsLeftWhenTimeRunsOutIsSentAgainAndNothingIsCutOff() {
    for (int id = 1; id <= TICKETS; id++) {
      work(id);
    }

    assertThat(clock.instant()).isBefore(end);
    assertThat(allowed)
        .containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(30))
        .allSatisfy(most -> assertThat(most).isLessThan(A_MINUTE));
    assertThat(queue.tasks()).containsExactly(judge(3), judge(4));
    assertThat(signals.owed(REF, new TicketId(2))).isEmpty();
    assertThat(signals.owed(REF, new TicketId(3))).hasSize(1);
  }

  private void work(long ticket) {
    Message message = Message.first(judge(ticket), "cause", clock.instant());
    work.work(
        new SqsMessage("m" + ticket, TaskJson.write(message), "queue", 1),
        () -> Duration.between(clock.instant(), end),
        new Log("triage", _ -> {}));
  }

  private static Task.Judge judge(long ticket) {
    return new Task.Judge(REF, new TicketId(ticket), Phase.INTAKE, 1);
  }
}

package dev.signalbox.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.lambda.SqsMessage;
import dev.signalbox.aws.queue.TaskJson;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A batch of judgements within the minute that the function has, whatever the engine takes.
class WorkJudgementsTest extends WithTriage {

  private static final int TICKETS = 4;

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
      new WorkJudgements(triageWith(new Slow(Duration.ofHours(1))), queue, clock);

  @BeforeEach
  void newTicketsOweIntake() {
    for (int id = 1; id <= TICKETS; id++) {
      takeIn(id);
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

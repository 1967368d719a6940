package dev.signalbox.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.core.triage.Phase;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TriageSignalTest extends WithTriage {

  private static final TicketId TICKET = new TicketId(7);

  private final List<IntakeCase> asked = new ArrayList<>();
  private boolean broken;

  private final Engine engine =
      ticket -> {
        asked.add(ticket);
        if (broken) {
          throw new EngineFault(EngineFault.Kind.THROTTLED, "Too many calls.", null);
        }
        return new Engine.Answer(Opinions.opinion(), Opinions.PROVENANCE);
      };

  private final TriageSignal triage = triageWith(engine);

  @BeforeEach
  void aNewTicketOwesIntake() {
    takeIn(7);
  }

  @Test
  @Tag("STA-07")
  void aNewTicketGetsAVerdictOfEveryIntakeProcessorOnce() {
    triage.triage(message(), judge(), A_MINUTE);
    triage.triage(message(), judge(), A_MINUTE);

    assertThat(verdicts.list(REF, TICKET, Phase.INTAKE, 1))
        .extracting(Verdict::processor)
        .containsExactlyInAnyOrderElementsOf(Processor.of(Phase.INTAKE));
    assertThat(asked).hasSize(1);
    assertThat(signals.owed(REF, TICKET)).isEmpty();
  }

  @Test
  void afterACrashOnlyWhatIsMissingIsJudged() {
    triage.triage(message(), judge(), A_MINUTE);
    Verdict first = verdicts.list(REF, TICKET, Phase.INTAKE, 1).getFirst();
    oweAgain();
    MemoryVerdictStore kept = verdicts;

    assertThat(triage.triage(message(), judge(), A_MINUTE))
        .isEqualTo(new TriageSignal.Outcome.Judged(List.of()));
    assertThat(kept.list(REF, TICKET, Phase.INTAKE, 1)).contains(first);
    assertThat(asked).hasSize(1);
  }

  @Test
  @Tag("AI-08")
  void aMessageOfAnEntryThatIsNotOwedDoesNothing() {
    assertThat(triage.triage(message(), new Task.Judge(REF, TICKET, Phase.INTAKE, 2), A_MINUTE))
        .isEqualTo(new TriageSignal.Outcome.NothingOwed());
    assertThat(
            triage.triage(
                message(), new Task.Judge(REF, new TicketId(8), Phase.INTAKE, 1), A_MINUTE))
        .isEqualTo(new TriageSignal.Outcome.NothingOwed());
    assertThat(asked).isEmpty();
  }

  @Test
  void anEngineThatCannotAnswerIsAskedAgainLaterAndAtLastGivenUp() {
    broken = true;
    assertThatThrownBy(() -> triage.triage(message(), judge(), A_MINUTE))
        .isInstanceOf(EngineFault.class);
    for (int attempt = 0; attempt < 10; attempt++) {
      triage.postpone(message(), judge());
    }

    assertThat(signals.owed(REF, TICKET))
        .singleElement()
        .satisfies(owed -> assertThat(owed.givenUp()).isTrue());
    assertThat(queue.sent()).hasSize(Owed.MOST_ATTEMPTS - 2);
    assertThat(queue.sent()).isSortedAccordingTo((a, b) -> a.delay().compareTo(b.delay()));
  }

  @Test
  void judgingAgainTakesThePlaceOfTheVerdictsThatWereThere() {
    triage.triage(message(), judge(), A_MINUTE);
    clock.pass(java.time.Duration.ofHours(1));

    triage.judgeAgain(REF, TICKET, Phase.INTAKE, "asked", A_MINUTE);

    assertThat(verdicts.list(REF, TICKET, Phase.INTAKE, 1))
        .hasSize(Processor.of(Phase.INTAKE).size())
        .allSatisfy(verdict -> assertThat(verdict.cause()).isEqualTo("asked"));
  }

  private void oweAgain() {
    signals
        .find(REF, TICKET)
        .ifPresent(signal ->
            signals.save(
                REF,
                signal,
                java.util.Optional.of(
                    new Owed(REF, TICKET, Phase.INTAKE, 1, clock.instant(), 1, "cause"))));
  }

  private static Task.Judge judge() {
    return new Task.Judge(REF, TICKET, Phase.INTAKE, 1);
  }

  private Message message() {
    return Message.first(judge(), "cause", clock.instant());
  }
}

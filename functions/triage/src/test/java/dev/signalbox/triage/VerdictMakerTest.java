package dev.signalbox.triage;

import static dev.signalbox.triage.Opinions.given;
import static dev.signalbox.triage.Opinions.severity;
import static dev.signalbox.triage.Opinions.withheld;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Severity.Level;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.Verdict.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictMakerTest {

  private final VerdictMaker maker =
      new VerdictMaker(
          Opinions.FIELDS,
          Opinions.PROVENANCE,
          1,
          "hash",
          "cause",
          Instant.parse("2026-03-02T09:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          HIGH,   HIGH,   Critical
          HIGH,   MEDIUM, High
          HIGH,   LOW,    Medium
          MEDIUM, HIGH,   High
          MEDIUM, MEDIUM, Medium
          MEDIUM, LOW,    Low
          LOW,    HIGH,   Medium
          LOW,    MEDIUM, Low
          LOW,    LOW,    Low
          """)
  void thePriorityIsLookedUpFromImpactAndUrgency(Level impact, Level urgency, String expected) {
    Verdict verdict =
        make(
            Processor.PRIORITY,
            Opinions.with(given(8L), given(10L), given(136L), severity(impact, urgency)));

    assertThat(verdict.label()).isEqualTo(expected);
    assertThat(verdict.value())
        .isInstanceOfSatisfying(
            Judged.Prioritised.class,
            value -> assertThat(value.priority().label()).isEqualTo(expected));
  }

  @Test
  void aQueueThatIsNotLiveIsNotNamed() {
    for (long queue : new long[] {6, 999}) {
      Verdict verdict =
          make(
              Processor.TRIAGE,
              Opinions.with(given(queue), given(10L), given(136L), severity(Level.LOW, Level.LOW)));

      assertThat(verdict.state()).isEqualTo(State.SETTLED);
      assertThat(((Judged.Triaged) java.util.Objects.requireNonNull(verdict.value())).queue())
          .isNull();
    }
  }

  @Test
  void anIssueTypeThatIsNotLiveIsAnAbstention() {
    Verdict verdict =
        make(
            Processor.CATEGORY,
            Opinions.with(given(8L), given(77L), given(136L), severity(Level.LOW, Level.LOW)));

    assertThat(verdict.state()).isEqualTo(State.ABSTAINED);
    assertThat(verdict.because()).isNotBlank();
  }

  @Test
  void aSubIssueTypeOfAnotherIssueTypeIsDropped() {
    Verdict verdict =
        make(
            Processor.CATEGORY,
            Opinions.with(given(8L), given(10L), given(140L), severity(Level.LOW, Level.LOW)));

    assertThat(verdict.value())
        .isEqualTo(new Judged.Categorised(new Judged.Named(10, "Email"), null));
  }

  @Test
  void whatAnEngineWithholdsIsAnAbstentionWithItsReason() {
    Verdict verdict =
        make(Processor.PRIORITY, Opinions.with(given(8L), given(10L), given(136L), withheld()));

    assertThat(verdict.state()).isEqualTo(State.ABSTAINED);
    assertThat(verdict.because()).isEqualTo("The text does not tell.");
    assertThat(verdict.value()).isNull();
  }

  private Verdict make(Processor processor, IntakeOpinion opinion) {
    return maker.make(processor, opinion);
  }
}

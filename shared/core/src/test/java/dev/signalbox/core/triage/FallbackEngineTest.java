package dev.signalbox.core.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.triage.Engine.Answer;
import dev.signalbox.core.triage.EngineFault.Kind;
import dev.signalbox.core.triage.Opinion.Withheld;
import dev.signalbox.core.triage.Provenance.Usage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackEngineTest {

  private static final IntakeCase CASE =
      new IntakeCase(
          "Printer",
          "It does not print.",
          List.of(),
          "",
          "",
          "",
          "",
          Instant.EPOCH,
          new Choices(List.of(), List.of(), List.of(), List.of()),
          List.of());

  private final Engine good = engine("first");
  private final Engine standIn = engine("second");

  @Test
  void theFirstAnswerIsNotMarked() {
    Answer answer = new FallbackEngine(good, standIn).judge(CASE);

    assertThat(answer.provenance().engine()).isEqualTo("first");
    assertThat(answer.provenance().degraded()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"THROTTLED", "UNAVAILABLE", "UNUSABLE"})
  void aStandInAnswersMarked(Kind kind) {
    Answer answer = new FallbackEngine(failing(kind), standIn).judge(CASE);

    assertThat(answer.provenance().engine()).isEqualTo("second");
    assertThat(answer.provenance().degraded()).isTrue();
  }

  @Test
  void aDeniedModelIsNotHidden() {
    Engine engine = new FallbackEngine(failing(Kind.DENIED), standIn);

    assertThatThrownBy(() -> engine.judge(CASE))
        .isInstanceOfSatisfying(
            EngineFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.DENIED));
  }

  @Test
  void whenBothFailTheSecondFaultTellsOfTheFirst() {
    Engine engine = new FallbackEngine(failing(Kind.THROTTLED), failing(Kind.UNAVAILABLE));

    assertThatThrownBy(() -> engine.judge(CASE))
        .isInstanceOfSatisfying(
            EngineFault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
              assertThat(fault.getSuppressed()).hasSize(1);
            });
  }

  private static Engine engine(String name) {
    return _ -> new Answer(silence(), new Provenance(name, "", "rules/1", false, Usage.NONE));
  }

  private static Engine failing(Kind kind) {
    return _ -> {
      throw new EngineFault(kind, "No answer.", null);
    };
  }

  private static IntakeOpinion silence() {
    return new IntakeOpinion(
        withheld(),
        List.of(),
        List.of(),
        withheld(),
        withheld(),
        withheld(),
        withheld(),
        withheld(),
        withheld(),
        withheld());
  }

  private static <T> Opinion<T> withheld() {
    return new Withheld<>("Nothing to say.");
  }
}

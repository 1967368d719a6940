package dev.signalbox.core.triage;

import static dev.signalbox.core.Samples.NOON;
import static dev.signalbox.core.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.Race;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.triage.Judged.Named;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every store of verdicts does.
public abstract class VerdictStoreContract {

  protected abstract VerdictStore store();

  private final ConnectionRef ref = Samples.newRef();
  private final TicketId seven = new TicketId(7);

  static Stream<Judged> values() {
    return Stream.of(
        new Judged.Triaged(
            "Mail bounces.",
            TicketKind.INCIDENT,
            new Named(1, "Incident"),
            null,
            List.of(new Mention("device", "SRV-01")),
            List.of("since when")),
        new Judged.Triaged("", TicketKind.NOISE, null, new Named(8, "Help"), List.of(), List.of()),
        new Judged.Prioritised(
            new Named(4, "Critical"), Severity.Level.HIGH, Severity.Level.MEDIUM),
        new Judged.Categorised(new Named(10, "Mail"), new Named(101, "Bounce")),
        new Judged.Categorised(new Named(10, "Mail"), null),
        new Judged.Felt(new Mood(Mood.Label.ANGRY, 3)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueIsReadAsItWas(Judged value) {
    Verdict given = withValue(verdict(Processor.TRIAGE, 1), value);
    assertThat(store().save(ref, seven, given)).isTrue();
    assertThat(store().list(ref, seven, Phase.INTAKE, 1)).containsExactly(given);
  }

  @Test
  void verdictWithoutValueIsReadAsItWas() {
    Verdict given =
        new Verdict(
            Processor.CATEGORY,
            1,
            Verdict.State.ABSTAINED,
            null,
            "",
            0,
            List.of(),
            "Nothing fits.",
            new Provenance("bedrock", "model/1", "7", true, new Provenance.Usage(1, 2, 3, 4)),
            "hash",
            "cause",
            NOON.plusNanos(7));
    store().save(ref, seven, given);
    assertThat(store().list(ref, seven, Phase.INTAKE, 1)).containsExactly(given);
  }

  @Test
  void firstVerdictOfAnEntryStays() {
    List<Boolean> answers = Race.run(8, i -> store().save(ref, seven, labelled("label " + i)));
    assertThat(answers).containsOnlyOnce(true);
    assertThat(store().save(ref, seven, labelled("late"))).isFalse();
    assertThat(store().list(ref, seven, Phase.INTAKE, 1)).hasSize(1);
  }

  @Test
  void verdictIsReplacedWhenAskedFor() {
    store().save(ref, seven, labelled("old"));
    store().replace(ref, seven, labelled("new"));
    assertThat(store().list(ref, seven, Phase.INTAKE, 1)).containsExactly(labelled("new"));
  }

  @Test
  void entriesAreKeptApart() {
    store().save(ref, seven, verdict(Processor.SENTIMENT, 1));
    store().save(ref, seven, verdict(Processor.SENTIMENT, 11));
    store().save(ref, seven, verdict(Processor.TRIAGE, 1));
    assertThat(store().list(ref, seven, Phase.INTAKE, 1))
        .containsExactlyInAnyOrder(verdict(Processor.SENTIMENT, 1), verdict(Processor.TRIAGE, 1));
    assertThat(store().list(ref, seven, Phase.RESOLUTION, 1)).isEmpty();
  }

  @Test
  @Tag("P25")
  void anotherTenantHasNoneOfThem() {
    store().save(ref, seven, verdict(Processor.TRIAGE, 1));
    assertThat(store().list(Samples.newRef(), seven, Phase.INTAKE, 1)).isEmpty();
  }

  private static Verdict labelled(String label) {
    Verdict it = verdict(Processor.TRIAGE, 1);
    return new Verdict(
        it.processor(),
        it.entry(),
        it.state(),
        it.value(),
        label,
        it.confidence(),
        it.evidence(),
        it.because(),
        it.provenance(),
        it.contentHash(),
        it.cause(),
        it.at());
  }

  private static Verdict withValue(Verdict it, Judged value) {
    return new Verdict(
        it.processor(),
        it.entry(),
        it.state(),
        value,
        it.label(),
        it.confidence(),
        it.evidence(),
        it.because(),
        it.provenance(),
        it.contentHash(),
        it.cause(),
        it.at());
  }
}

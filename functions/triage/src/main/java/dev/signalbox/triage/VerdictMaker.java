package dev.signalbox.triage;

import dev.signalbox.core.psa.PickValue;
import dev.signalbox.core.psa.TicketFields;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.PriorityMatrix;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Provenance;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.TicketKind;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.core.triage.Verdict.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns what an engine said into verdicts, one a processor. Whatever names a value of the PSA is
/// checked against its live picklists here: an engine may say what it likes.
final class VerdictMaker {

  private final TicketFields fields;
  private final Provenance provenance;
  private final int entry;
  private final String contentHash;
  private final String cause;
  private final Instant at;

  VerdictMaker(
      TicketFields fields,
      Provenance provenance,
      int entry,
      String contentHash,
      String cause,
      Instant at) {
    this.fields = fields;
    this.provenance = provenance;
    this.entry = entry;
    this.contentHash = contentHash;
    this.cause = cause;
    this.at = at;
  }

  Verdict make(Processor processor, IntakeOpinion opinion) {
    return switch (processor) {
      case TRIAGE -> triage(opinion);
      case PRIORITY -> priority(opinion.severity());
      case CATEGORY -> category(opinion.issueType(), opinion.subIssueType());
      case SENTIMENT -> sentiment(opinion.mood());
    };
  }

  private Verdict triage(IntakeOpinion opinion) {
    if (!(opinion.summary() instanceof Opinion.Given<String> summary)) {
      return abstained(Processor.TRIAGE, withheld(opinion.summary()));
    }
    if (!(opinion.kind() instanceof Opinion.Given<TicketKind> kind)) {
      return abstained(Processor.TRIAGE, withheld(opinion.kind()));
    }
    Judged.Named type = live(opinion.type(), fields.types()).orElse(null);
    Judged.Named queue = live(opinion.queue(), fields.queues()).orElse(null);
    List<Evidence> evidence =
        Stream.of(opinion.kind(), opinion.queue(), opinion.type(), opinion.summary())
            .flatMap(VerdictMaker::evidenceOf)
            .distinct()
            .toList();
    return evidence.isEmpty()
        ? abstained(
            Processor.TRIAGE, "Nothing in the ticket's text gives a reason for a judgement.")
        : settled(
            Processor.TRIAGE,
            new Judged.Triaged(
                summary.value(), kind.value(), type, queue, opinion.mentions(), opinion.missing()),
            triageLabel(kind.value(), queue),
            kind.confidence(),
            evidence);
  }

  private static String triageLabel(TicketKind kind, Judged.@Nullable Named queue) {
    String word = kind.word().substring(0, 1).toUpperCase(Locale.ROOT) + kind.word().substring(1);
    return queue == null ? word : word + " · " + queue.label();
  }

  private Verdict priority(Opinion<Severity> opinion) {
    return switch (opinion) {
      case Opinion.Withheld<Severity>(String because) -> abstained(Processor.PRIORITY, because);
      case Opinion.Given<Severity>(Severity severity, double confidence, List<Evidence> evidence) ->
          PriorityMatrix.find(
                  PriorityMatrix.step(severity.impact(), severity.urgency()), fields.priorities())
              .map(priority ->
                  settled(
                      Processor.PRIORITY,
                      new Judged.Prioritised(
                          named(priority), severity.impact(), severity.urgency()),
                      priority.label(),
                      confidence,
                      evidence))
              .orElseGet(() -> abstained(Processor.PRIORITY, "The PSA has no active priority."));
    };
  }

  private Verdict category(Opinion<Long> issue, Opinion<Long> subIssue) {
    Optional<Judged.Named> issueType = live(issue, fields.issueTypes());
    if (issueType.isEmpty()) {
      return abstained(
          Processor.CATEGORY,
          issue instanceof Opinion.Withheld<Long>(String because)
              ? because
              : "The issue type is none of the PSA's active ones.");
    }
    Optional<Judged.Named> sub = live(subIssue, children(issueType.get().id()));
    return settled(
        Processor.CATEGORY,
        new Judged.Categorised(issueType.get(), sub.orElse(null)),
        issueType.get().label() + sub.map(found -> " / " + found.label()).orElse(""),
        confidenceOf(issue),
        Stream.concat(evidenceOf(issue), evidenceOf(subIssue)).distinct().toList());
  }

  private List<PickValue> children(long issueType) {
    return fields.subIssueTypes().stream()
        .filter(value -> value.parent() != null && value.parent() == issueType)
        .toList();
  }

  private Verdict sentiment(Opinion<Mood> opinion) {
    return switch (opinion) {
      case Opinion.Withheld<Mood>(String because) -> abstained(Processor.SENTIMENT, because);
      case Opinion.Given<Mood>(Mood mood, double confidence, List<Evidence> evidence) ->
          settled(
              Processor.SENTIMENT,
              new Judged.Felt(mood),
              mood.label().word(),
              confidence,
              evidence);
    };
  }

  private static Optional<Judged.Named> live(Opinion<Long> opinion, List<PickValue> values) {
    return opinion instanceof Opinion.Given<Long> given
        ? values.stream()
            .filter(PickValue::active)
            .filter(value -> value.id() == given.value())
            .map(VerdictMaker::named)
            .findFirst()
        : Optional.empty();
  }

  private static Judged.Named named(PickValue value) {
    return new Judged.Named(value.id(), value.label());
  }

  private static Stream<Evidence> evidenceOf(Opinion<?> opinion) {
    return switch (opinion) {
      case Opinion.Given<?> given -> given.evidence().stream();
      case Opinion.Withheld<?> _ -> Stream.empty();
    };
  }

  private static double confidenceOf(Opinion<?> opinion) {
    return opinion instanceof Opinion.Given<?> given ? given.confidence() : 0;
  }

  private static String withheld(Opinion<?> opinion) {
    return opinion instanceof Opinion.Withheld<?>(String because) ? because : "";
  }

  private Verdict settled(
      Processor processor, Judged value, String label, double confidence, List<Evidence> evidence) {
    return new Verdict(
        processor,
        entry,
        State.SETTLED,
        value,
        label,
        confidence,
        evidence,
        "",
        provenance,
        contentHash,
        cause,
        at);
  }

  private Verdict abstained(Processor processor, String because) {
    return new Verdict(
        processor,
        entry,
        State.ABSTAINED,
        null,
        "",
        0,
        List.of(),
        because,
        provenance,
        contentHash,
        cause,
        at);
  }
}

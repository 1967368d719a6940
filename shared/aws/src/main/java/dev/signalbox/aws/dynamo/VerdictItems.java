package dev.signalbox.aws.dynamo;

import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Processor;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.json.Json;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a verdict stands in an item.
final class VerdictItems {

  private static final String PROCESSOR = "processor"; // S, the processor's word
  private static final String ENTRY = "entry"; // N
  private static final String STATE = "state"; // S, the state's word
  private static final String VALUE = "value"; // S, JSON, or absent
  private static final String LABEL = "label"; // S
  private static final String CONFIDENCE = "confidence"; // N, 0 to 1
  private static final String EVIDENCE = "evidence"; // S, JSON
  private static final String BECAUSE = "because"; // S
  private static final String PROVENANCE = "provenance"; // S, JSON
  private static final String CONTENT_HASH = "contentHash"; // S
  private static final String CAUSE = "cause"; // S
  private static final String AT = "at"; // S, time

  private VerdictItems() {}

  static Fields fields(Verdict verdict) {
    Judged value = verdict.value();
    return new Fields()
        .text(PROCESSOR, verdict.processor().word())
        .number(ENTRY, verdict.entry())
        .text(STATE, verdict.state().word())
        .text(VALUE, value == null ? null : VerdictJson.value(value).write())
        .text(LABEL, verdict.label())
        .put(CONFIDENCE, AttributeValue.fromN(Double.toString(verdict.confidence())))
        .text(EVIDENCE, VerdictJson.evidence(verdict.evidence()).write())
        .text(BECAUSE, verdict.because())
        .text(PROVENANCE, VerdictJson.provenance(verdict.provenance()).write())
        .text(CONTENT_HASH, verdict.contentHash())
        .text(CAUSE, verdict.cause())
        .time(AT, verdict.at());
  }

  /// Empty for a verdict of a processor, or with a value, that a newer version added.
  static Optional<Verdict> verdict(Item item) {
    Optional<Processor> processor = Processor.find(item.text(PROCESSOR));
    Optional<Verdict.State> state = state(item.text(STATE));
    Optional<Judged> value =
        Optional.ofNullable(item.findText(VALUE))
            .flatMap(json -> VerdictJson.value(Json.parseObject(json)));
    boolean whole =
        state.map(it -> it == Verdict.State.SETTLED).equals(Optional.of(value.isPresent()));
    return processor.isPresent() && state.isPresent() && whole
        ? Optional.of(verdict(item, processor.get(), state.get(), value))
        : Optional.empty();
  }

  private static Verdict verdict(
      Item item, Processor processor, Verdict.State state, Optional<Judged> value) {
    return new Verdict(
        processor,
        (int) item.number(ENTRY),
        state,
        value.orElse(null),
        item.textOrEmpty(LABEL),
        item.find(CONFIDENCE).map(it -> Double.parseDouble(it.n())).orElse(0.0),
        VerdictJson.evidence(Json.parseObject(item.text(EVIDENCE))),
        item.textOrEmpty(BECAUSE),
        VerdictJson.provenance(Json.parseObject(item.text(PROVENANCE))),
        item.textOrEmpty(CONTENT_HASH),
        item.textOrEmpty(CAUSE),
        item.time(AT));
  }

  private static Optional<Verdict.State> state(String word) {
    return Stream.of(Verdict.State.values()).filter(it -> it.word().equals(word)).findFirst();
  }
}

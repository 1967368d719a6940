package dev.signalbox.config;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.json.Json;
import org.jspecify.annotations.Nullable;

/// Verdicts as the API shows them.
final class Verdicts {

  private static final Shape<Evidence> EVIDENCE =
      Shape.<Evidence>of("Evidence")
          .text("quote", "word for word as it stands in its source", Evidence::quote)
          .text("source", "title, description, note or contact", e -> e.source().word());

  private static final Shape<Mention> MENTION =
      Shape.<Mention>of("Mention")
          .text("type", "person, device, application, vendor …", Mention::type)
          .text("value", "word for word", Mention::value);

  static final Shape<Verdict> VERDICT =
      Shape.<Verdict>of("Verdict")
          .text("processor", "triage, priority, category or sentiment", v -> v.processor().word())
          .text("phase", "intake or resolution", verdict -> verdict.phase().word())
          .text("state", "settled, abstained or failed", verdict -> verdict.state().word())
          .any("value", "by processor; absent unless settled", Verdicts::value)
          .text("label", "the value in a word or two", Verdict::label)
          .decimal("confidence", "0 to 1", Verdict::confidence)
          .list("evidence", "what led to it", EVIDENCE, Verdict::evidence)
          .maybeText(
              "because", "why there is no value", v -> v.because().isEmpty() ? null : v.because())
          .text("engine", "which engine said it", verdict -> verdict.provenance().engine())
          .maybeText(
              "model",
              "which model",
              v -> v.provenance().model().isEmpty() ? null : v.provenance().model())
          .text("promptVersion", "version of the prompt or rules", v -> v.provenance().prompt())
          .bool(
              "degraded",
              "whether the engine stood in for one that could not answer",
              verdict -> verdict.provenance().degraded())
          .number(
              "costMicroUsd", "millionths of a dollar", v -> v.provenance().usage().microDollars())
          .number("latencyMs", "how long the engine took", v -> v.provenance().usage().millis())
          .number("entry", "on which entry into the phase", verdict -> (long) verdict.entry())
          .text("cause", "the delivery, request or run that it began with", Verdict::cause)
          .time("at", "when", Verdict::at);

  private Verdicts() {}

  private static @Nullable Json value(Verdict verdict) {
    Judged judged = verdict.value();
    return judged == null ? null : json(judged);
  }

  private static Json json(Judged judged) {
    return switch (judged) {
      case Judged.Triaged triaged ->
          Json.object()
              .put("summary", triaged.summary())
              .put("kind", triaged.kind().word())
              .put("type", named(triaged.type()))
              .put("queue", named(triaged.queue()))
              .put("mentions", Json.array(triaged.mentions().stream().map(MENTION::write).toList()))
              .put("missing", Json.texts(triaged.missing()))
              .build();
      case Judged.Prioritised prioritised ->
          Json.object()
              .put("priority", named(prioritised.priority()))
              .put("impact", prioritised.impact().word())
              .put("urgency", prioritised.urgency().word())
              .build();
      case Judged.Categorised categorised ->
          Json.object()
              .put("issueType", named(categorised.issueType()))
              .put("subIssueType", named(categorised.subIssueType()))
              .build();
      case Judged.Felt felt ->
          Json.object()
              .put("sentiment", felt.mood().label().word())
              .put("score", felt.mood().frustration())
              .build();
    };
  }

  private static @Nullable Json named(Judged.@Nullable Named named) {
    return named == null
        ? null
        : Json.object().put("id", named.id()).put("label", named.label()).build();
  }
}

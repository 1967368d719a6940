package dev.signalbox.config;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Verdict;
import dev.signalbox.json.Json;
import java.util.List;
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

  private static final Shape<Judged.Named> NAMED =
      Shape.<Judged.Named>of("PickedValue")
          .number("id", "the PSA's id", Judged.Named::id)
          .text("label", "the PSA's name", Judged.Named::label);

  private static final Shape<Judged.Triaged> TRIAGED =
      Shape.<Judged.Triaged>of("Triage")
          .text("summary", "what it is about", Judged.Triaged::summary)
          .text("kind", "incident, request …", triaged -> triaged.kind().word())
          .maybePart("type", "the PSA's ticket type", NAMED, Judged.Triaged::type)
          .maybePart("queue", "the PSA's queue", NAMED, Judged.Triaged::queue)
          .list("mentions", "who and what is named", MENTION, Judged.Triaged::mentions)
          .texts("missing", "what one would have to ask", Judged.Triaged::missing);

  private static final Shape<Judged.Prioritised> PRIORITISED =
      Shape.<Judged.Prioritised>of("Priority")
          .part("priority", "the PSA's priority", NAMED, Judged.Prioritised::priority)
          .text("impact", "how much is affected", judged -> judged.impact().word())
          .text("urgency", "how much it presses", judged -> judged.urgency().word());

  private static final Shape<Judged.Categorised> CATEGORISED =
      Shape.<Judged.Categorised>of("Category")
          .part("issueType", "the PSA's issue type", NAMED, Judged.Categorised::issueType)
          .maybePart(
              "subIssueType", "the PSA's sub-issue type", NAMED, Judged.Categorised::subIssueType);

  private static final Shape<Judged.Felt> FELT =
      Shape.<Judged.Felt>of("Sentiment")
          .text("sentiment", "the customer's mood", felt -> felt.mood().label().word())
          .number("score", "0 calm to 3", felt -> (long) felt.mood().frustration());

  static final Shape<Verdict> VERDICT =
      Shape.<Verdict>of("Verdict")
          .text("processor", "triage, priority, category or sentiment", v -> v.processor().word())
          .text("phase", "intake or resolution", verdict -> verdict.phase().word())
          .text("state", "settled, abstained or failed", verdict -> verdict.state().word())
          .oneOf(
              "value",
              "by processor; absent unless settled",
              List.of(TRIAGED, PRIORITISED, CATEGORISED, FELT),
              Verdicts::value)
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
      case Judged.Triaged triaged -> TRIAGED.write(triaged);
      case Judged.Prioritised prioritised -> PRIORITISED.write(prioritised);
      case Judged.Categorised categorised -> CATEGORISED.write(categorised);
      case Judged.Felt felt -> FELT.write(felt);
    };
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.Judged;
import dev.signalbox.core.triage.Judged.Named;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Provenance;
import dev.signalbox.core.triage.Severity.Level;
import dev.signalbox.core.triage.TicketKind;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the value of a verdict, its evidence and its provenance stand in an item, as JSON.
final class VerdictJson {

  private static final String KIND = "is";
  private static final String ITEMS = "items";

  private VerdictJson() {}

  static Json.Obj value(Judged value) {
    return switch (value) {
      case Judged.Triaged it ->
          Json.object()
              .put(KIND, "triaged")
              .put("summary", it.summary())
              .put("kind", it.kind().word())
              .put("type", named(it.type()))
              .put("queue", named(it.queue()))
              .put(
                  "mentions", Json.array(it.mentions().stream().map(VerdictJson::mention).toList()))
              .put("missing", Json.texts(it.missing()))
              .build();
      case Judged.Prioritised it ->
          Json.object()
              .put(KIND, "prioritised")
              .put("priority", named(it.priority()))
              .put("impact", it.impact().word())
              .put("urgency", it.urgency().word())
              .build();
      case Judged.Categorised it ->
          Json.object()
              .put(KIND, "categorised")
              .put("issueType", named(it.issueType()))
              .put("subIssueType", named(it.subIssueType()))
              .build();
      case Judged.Felt it ->
          Json.object()
              .put(KIND, "felt")
              .put("label", it.mood().label().word())
              .put("frustration", (long) it.mood().frustration())
              .build();
    };
  }

  /// Empty for a kind of value, or a word in it, that this version does not know.
  static Optional<Judged> value(Json.Obj json) {
    return switch (json.text(KIND).orElse("")) {
      case "triaged" -> triaged(json);
      case "prioritised" -> prioritised(json);
      case "categorised" ->
          named(json, "issueType")
              .map(type -> new Judged.Categorised(type, named(json, "subIssueType").orElse(null)));
      case "felt" ->
          Mood.Label.find(json.text("label").orElse(""))
              .map(label ->
                  new Judged.Felt(new Mood(label, (int) json.number("frustration").orElse(0))));
      default -> Optional.empty();
    };
  }

  private static Optional<Judged> triaged(Json.Obj json) {
    return TicketKind.find(json.text("kind").orElse(""))
        .map(kind ->
            new Judged.Triaged(
                json.text("summary").orElse(""),
                kind,
                named(json, "type").orElse(null),
                named(json, "queue").orElse(null),
                objects(json, "mentions")
                    .map(it -> new Mention(it.text("type").orElse(""), it.text("value").orElse("")))
                    .toList(),
                json.list("missing").stream().flatMap(it -> it.asText().stream()).toList()));
  }

  private static Optional<Judged> prioritised(Json.Obj json) {
    Optional<Level> impact = json.text("impact").flatMap(Level::find);
    Optional<Level> urgency = json.text("urgency").flatMap(Level::find);
    Optional<Named> priority = named(json, "priority");
    return priority.isPresent() && impact.isPresent() && urgency.isPresent()
        ? Optional.of(new Judged.Prioritised(priority.get(), impact.get(), urgency.get()))
        : Optional.empty();
  }

  static Json.Obj evidence(List<Evidence> evidence) {
    return Json.object()
        .put(
            ITEMS,
            Json.array(
                evidence.stream()
                    .map(it ->
                        Json.object()
                            .put("quote", it.quote())
                            .put("source", it.source().word())
                            .build())
                    .toList()))
        .build();
  }

  static List<Evidence> evidence(Json.Obj json) {
    return objects(json, ITEMS)
        .flatMap(it ->
            it.text("source").flatMap(Evidence.Source::find).stream()
                .map(source -> new Evidence(it.text("quote").orElseThrow(), source)))
        .toList();
  }

  static Json.Obj provenance(Provenance provenance) {
    Provenance.Usage usage = provenance.usage();
    return Json.object()
        .put("engine", provenance.engine())
        .put("model", provenance.model())
        .put("prompt", provenance.prompt())
        .put("degraded", provenance.degraded())
        .put("inputTokens", usage.inputTokens())
        .put("outputTokens", usage.outputTokens())
        .put("microDollars", usage.microDollars())
        .put("millis", usage.millis())
        .build();
  }

  static Provenance provenance(Json.Obj json) {
    return new Provenance(
        json.text("engine").orElse(""),
        json.text("model").orElse(""),
        json.text("prompt").orElse(""),
        json.bool("degraded").orElse(false),
        new Provenance.Usage(
            json.number("inputTokens").orElse(0),
            json.number("outputTokens").orElse(0),
            json.number("microDollars").orElse(0),
            json.number("millis").orElse(0)));
  }

  private static Json mention(Mention mention) {
    return Json.object().put("type", mention.type()).put("value", mention.value()).build();
  }

  private static @Nullable Json named(@Nullable Named named) {
    return named == null
        ? null
        : Json.object().put("id", named.id()).put("label", named.label()).build();
  }

  private static Optional<Named> named(Json.Obj json, String name) {
    return json.object(name)
        .map(it -> new Named(it.number("id").orElseThrow(), it.text("label").orElse("")));
  }

  private static Stream<Json.Obj> objects(Json.Obj json, String name) {
    return json.list(name).stream()
        .flatMap(it -> it instanceof Json.Obj obj ? Stream.of(obj) : Stream.empty());
  }
}

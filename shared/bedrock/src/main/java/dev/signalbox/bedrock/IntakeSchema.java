package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Severity.Level;
import dev.signalbox.core.triage.TicketKind;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The form of an intake answer: flat, every field required, evidence first so that judgements are
/// made from it.
final class IntakeSchema {

  static final String UNKNOWN = "unknown";
  static final int SUMMARY = 400;

  static final List<String> MENTION_TYPES =
      List.of("person", "device", "application", "vendor", "location", "errorCode", "date");
  static final List<String> BANDS = List.of("low", "medium", "high");
  private static final List<String> SUPPORTED =
      List.of("kind", "queue", "severity", "category", "mood");

  private IntakeSchema() {}

  static Schema of(ChoiceKeys keys) {
    ObjBuilder fields =
        Json.object()
            .put("evidence", list(8, object(passage())))
            .put("mentions", list(12, object(mention())))
            .put("missing", list(5, text(160)))
            .put("kind", oneOf(words(TicketKind.values(), TicketKind::word)))
            .put("kindConfidence", oneOf(BANDS))
            .put("type", oneOf(keys.types().keys()))
            .put("typeConfidence", oneOf(BANDS))
            .put("queue", oneOf(keys.queues().keys()))
            .put("queueConfidence", oneOf(BANDS))
            .put("impact", oneOf(words(Level.values(), Level::word)))
            .put("urgency", oneOf(words(Level.values(), Level::word)))
            .put("workStopped", type("boolean"))
            .put("security", type("boolean"))
            .put("severityConfidence", oneOf(BANDS))
            .put("issueType", oneOf(keys.issueTypes().keys()))
            .put("issueTypeConfidence", oneOf(BANDS))
            .put("subIssueType", oneOf(keys.subIssueTypes().keys()))
            .put("subIssueTypeConfidence", oneOf(BANDS))
            .put("mood", oneOf(words(Mood.Label.values(), Mood.Label::word)))
            .put("frustration", type("integer").put("minimum", 0).put("maximum", 3))
            .put("moodConfidence", oneOf(BANDS))
            .put("summary", text(SUMMARY));
    return new Schema(object(fields).build());
  }

  private static ObjBuilder passage() {
    return Json.object()
        .put("quote", text(200))
        .put("supports", list(SUPPORTED.size(), oneOf(SUPPORTED)));
  }

  private static ObjBuilder mention() {
    return Json.object().put("type", oneOf(MENTION_TYPES)).put("value", text(100));
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Stream.concat(Stream.of(values).map(word), Stream.of(UNKNOWN)).toList();
  }

  private static ObjBuilder object(ObjBuilder properties) {
    Json.Obj built = properties.build();
    return type("object")
        .put("properties", built)
        .put("required", Json.texts(built.fields().keySet()))
        .put("additionalProperties", false);
  }

  private static ObjBuilder list(int most, ObjBuilder items) {
    return type("array").put("maxItems", (long) most).put("items", items);
  }

  private static ObjBuilder text(int longest) {
    return type("string").put("maxLength", (long) longest);
  }

  private static ObjBuilder oneOf(List<String> values) {
    return type("string").put("enum", Json.texts(values));
  }

  private static ObjBuilder type(String name) {
    return Json.object().put("type", name);
  }
}

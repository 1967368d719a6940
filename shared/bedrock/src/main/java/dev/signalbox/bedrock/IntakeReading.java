package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mention;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.Opinion.Given;
import dev.signalbox.core.triage.Opinion.Withheld;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.Severity.Level;
import dev.signalbox.core.triage.TicketKind;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Turns a model's answer into opinions. A field that breaks its schema, a value without a passage
/// of the ticket, or prose that says more than the ticket is withheld; the others stay.
final class IntakeReading {

  private static final String INVALID = "The model's answer for this field was not valid.";
  private static final String NONE = "The model found no value that fits.";

  private final Schema schema;
  private final ChoiceKeys keys;
  private final Json.Obj answer;
  private final Passages passages;
  private final Grounding grounding;
  private final Support support;

  IntakeReading(IntakeCase ticket, ChoiceKeys keys, Schema schema, Json.Obj answer) {
    this.schema = schema;
    this.keys = keys;
    this.answer = answer;
    this.passages = new Passages(ticket);
    this.grounding = new Grounding(ticket);
    this.support = Support.of(items("evidence"), passages);
  }

  IntakeOpinion opinion() {
    Opinion<Long> issueType = choice("issueType", keys.issueTypes(), "category");
    return new IntakeOpinion(
        summary(),
        mentions(),
        missing(),
        kind(),
        choice("type", keys.types(), "kind"),
        choice("queue", keys.queues(), "queue"),
        severity(),
        issueType,
        subIssueType(issueType),
        mood());
  }

  private Opinion<String> summary() {
    Optional<String> text = text("summary").map(IntakeReading::oneLine);
    if (text.isEmpty() || text.get().isEmpty()) {
      return new Withheld<>(INVALID);
    }
    if (!grounding.supports(text.get())) {
      return new Withheld<>(
          "The model's summary named something that the ticket does not contain.");
    }
    return support.give(text.get(), Support.ANY, "high");
  }

  private List<Mention> mentions() {
    return items("mentions").stream()
        .flatMap(item -> mention((Json.Obj) item).stream())
        .distinct()
        .toList();
  }

  private Optional<Mention> mention(Json.Obj item) {
    return passages
        .find(item.text("value").orElse(""))
        .map(Evidence::quote)
        .map(value -> new Mention(item.text("type").orElseThrow(), value));
  }

  private List<String> missing() {
    return items("missing").stream()
        .map(item -> oneLine(item.asText().orElseThrow()))
        .filter(question -> !question.isEmpty() && grounding.supports(question))
        .distinct()
        .toList();
  }

  private Opinion<TicketKind> kind() {
    return judged("kind", "kind", text("kind").flatMap(TicketKind::find));
  }

  private Opinion<Long> choice(String field, KeyedList list, String supported) {
    return judged(field, supported, text(field).flatMap(list::find).map(Choice::id));
  }

  private Opinion<Long> subIssueType(Opinion<Long> issueType) {
    if (!(issueType instanceof Given<Long>(Long parent, _, _))) {
      return new Withheld<>("A sub-issue type needs an issue type.");
    }
    Optional<Choice> child = text("subIssueType").flatMap(keys.subIssueTypes()::find);
    if (child.isPresent() && !ChoiceKeys.isUnder(child.get(), parent)) {
      return new Withheld<>("The model's sub-issue type belongs to another issue type.");
    }
    return judged("subIssueType", "category", child.map(Choice::id));
  }

  private Opinion<Severity> severity() {
    Optional<Level> impact = text("impact").flatMap(Level::find);
    Optional<Level> urgency = text("urgency").flatMap(Level::find);
    Optional<Boolean> stopped = valid("workStopped").map(value -> ((Json.Bool) value).value());
    Optional<Boolean> security = valid("security").map(value -> ((Json.Bool) value).value());
    if (stopped.isEmpty() || security.isEmpty()) {
      return new Withheld<>(INVALID);
    }
    Optional<Severity> severity =
        impact.flatMap(
            hit -> urgency.map(soon -> new Severity(hit, soon, stopped.get(), security.get())));
    return judged(List.of("impact", "urgency"), "severityConfidence", "severity", severity);
  }

  private Opinion<Mood> mood() {
    OptionalLong frustration = valid("frustration").map(Json::asLong).orElse(OptionalLong.empty());
    if (frustration.isEmpty()) {
      return new Withheld<>(INVALID);
    }
    int step = Math.toIntExact(frustration.getAsLong());
    return judged(
        "mood", "mood", text("mood").flatMap(Mood.Label::find).map(label -> new Mood(label, step)));
  }

  private <T> Opinion<T> judged(String field, String supported, Optional<T> value) {
    return judged(List.of(field), field + "Confidence", supported, value);
  }

  private <T> Opinion<T> judged(
      List<String> fields, String band, String supported, Optional<T> value) {
    if (fields.stream().anyMatch(field -> valid(field).isEmpty())) {
      return new Withheld<>(INVALID);
    }
    return value
        .map(given -> support.give(given, supported, text(band).orElse("low")))
        .orElseGet(() -> new Withheld<>(NONE));
  }

  private Optional<String> text(String field) {
    return valid(field).flatMap(Json::asText);
  }

  private Optional<Json> valid(String field) {
    return answer.find(field).filter(value -> schema.property(field).accepts(value));
  }

  /// The valid items of a list; too many are cut, not refused.
  private List<Json> items(String field) {
    Schema list = schema.property(field);
    Schema item = list.items();
    return answer.list(field).stream()
        .filter(item::accepts)
        .limit(list.definition().number("maxItems").orElseThrow())
        .toList();
  }

  private static String oneLine(String text) {
    return TicketText.of(text).text().replaceAll("\\s+", " ").strip();
  }
}

package dev.signalbox.bedrock;

import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeCase.Example;
import dev.signalbox.json.Json;
import java.util.List;
import java.util.stream.IntStream;

/// What a model is told about a new ticket. The static part comes first and is the same, byte for
/// byte, for all tickets of a tenant, so that it can be cached.
final class IntakePrompt {

  static final String VERSION = "intake/1";
  private static final String FOLDER = "intake-1/";

  private static final int TITLE = 300;
  private static final int DESCRIPTION = 6_000;
  private static final int NOTE = 1_500;
  private static final int NOTES = 10;
  private static final int NAME = 120;
  private static final int EXAMPLE = 400;
  private static final int EXAMPLES = 5;
  private static final String CUT = " […]";

  private final String rules = Resource.text(FOLDER + "system.txt");
  private final String choices = Resource.text(FOLDER + "choices.txt");
  private final String forced = Resource.text(FOLDER + "forced.txt");
  private final String offered = Resource.text(FOLDER + "offered.txt");
  private final String schema = Resource.text(FOLDER + "schema.txt");
  private final String repair = Resource.text(FOLDER + "repair.txt");

  String system(AnswerMode mode, ChoiceKeys keys) {
    String last =
        switch (mode) {
          case FORCED_TOOL -> forced;
          case OFFERED_TOOL -> offered;
          case NATIVE_SCHEMA -> schema;
        };
    return rules + "\n" + choices + keys.describe() + "\n" + last;
  }

  String user(IntakeCase ticket, ChoiceKeys keys, Fence fence) {
    return Json.object()
        .put(
            "trusted",
            Json.object()
                .put("boundary", fence.nonce())
                .put("company", shown(ticket.company(), NAME, fence))
                .put("cameInThrough", shown(ticket.source(), NAME, fence))
                .put("createdAt", ticket.createdAt()))
        .put("untrusted", untrusted(ticket, keys, fence))
        .write();
  }

  String repair(List<String> problems) {
    return repair + String.join("\n", problems);
  }

  private static Json.Obj untrusted(IntakeCase ticket, ChoiceKeys keys, Fence fence) {
    List<String> notes = ticket.customerNotes();
    List<String> newest = notes.subList(Math.max(0, notes.size() - NOTES), notes.size());
    return Json.object()
        .put("begin", fence.begin())
        .put("examples", examples(ticket.examples(), keys, fence))
        .put("contact", shown(ticket.contact(), NAME, fence))
        .put("contactEmail", shown(ticket.contactEmail(), NAME, fence))
        .put("title", shown(ticket.title(), TITLE, fence))
        .put("description", shown(ticket.description(), DESCRIPTION, fence))
        .put("notes", Json.texts(newest.stream().map(note -> shown(note, NOTE, fence)).toList()))
        .put("end", fence.end())
        .build();
  }

  private static Json.Arr examples(List<Example> examples, ChoiceKeys keys, Fence fence) {
    return Json.array(
        IntStream.range(0, Math.min(EXAMPLES, examples.size()))
            .mapToObj(examples::get)
            .map(example -> example(example, keys, fence))
            .toList());
  }

  private static Json.Obj example(Example example, ChoiceKeys keys, Fence fence) {
    return Json.object()
        .put("title", shown(example.title(), TITLE, fence))
        .put("description", shown(example.description(), EXAMPLE, fence))
        .put("queue", keys.queues().key(example.queue()))
        .put("issueType", keys.issueTypes().key(example.issueType()))
        .put("subIssueType", keys.subIssueTypes().key(example.subIssueType()))
        .build();
  }

  /// What is left of a text for a model to see. Secrets go before the text is cut, so that half of
  /// one never stays.
  static String shown(String text, int longest, Fence fence) {
    String safe = fence.inside(Secrets.redact(MailTail.cut(TicketText.of(text).text()))).strip();
    return safe.length() <= longest ? safe : clip(safe, longest) + CUT;
  }

  private static String clip(String text, int longest) {
    boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splits ? longest - 1 : longest);
  }
}

package dev.signalbox.bedrock;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Choices;
import java.util.List;
import java.util.stream.Collectors;

/// The keys under which a model is shown the live values. Sorted, so that the same values give the
/// same bytes whatever order they were read in.
record ChoiceKeys(
    KeyedList types, KeyedList queues, KeyedList issueTypes, KeyedList subIssueTypes) {

  static ChoiceKeys of(Choices choices) {
    return new ChoiceKeys(
        KeyedList.of("t", choices.types()),
        KeyedList.of("q", choices.queues()),
        KeyedList.of("i", choices.issueTypes()),
        KeyedList.of("s", choices.subIssueTypes()));
  }

  String describe() {
    return "Ticket types\n"
        + lines(types.entries())
        + "Queues\n"
        + lines(queues.entries())
        + "Issue types, each with its sub-issue types\n"
        + issueTypes.entries().stream().map(this::withChildren).collect(Collectors.joining());
  }

  private String withChildren(KeyedList.Entry issueType) {
    List<KeyedList.Entry> children =
        subIssueTypes.entries().stream()
            .filter(entry -> isUnder(entry.choice(), issueType.choice().id()))
            .toList();
    return line(issueType) + lines(children).indent(2);
  }

  static boolean isUnder(Choice child, long parent) {
    return child.parent() != null && child.parent() == parent;
  }

  private static String lines(List<KeyedList.Entry> entries) {
    return entries.stream().map(ChoiceKeys::line).collect(Collectors.joining());
  }

  private static String line(KeyedList.Entry entry) {
    Choice choice = entry.choice();
    String meaning = choice.description().isBlank() ? "" : ": " + oneLine(choice.description());
    return entry.key() + " = " + oneLine(choice.label()) + meaning + "\n";
  }

  private static String oneLine(String text) {
    return TicketText.of(text).text().replaceAll("\\s+", " ").strip();
  }
}

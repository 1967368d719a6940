package dev.signalbox.core.triage;

import java.util.List;

/// The live values among which an engine chooses; active ones only. It may choose none.
public record Choices(
    List<Choice> types, List<Choice> queues, List<Choice> issueTypes, List<Choice> subIssueTypes) {

  public Choices {
    types = List.copyOf(types);
    queues = List.copyOf(queues);
    issueTypes = List.copyOf(issueTypes);
    subIssueTypes = List.copyOf(subIssueTypes);
  }
}

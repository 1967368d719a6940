package dev.signalbox.simulator.demo;

import java.util.List;
import java.util.Optional;

/// The text of one ticket and what became of it, before it has a client, a time or an id.
///
/// @param id of the golden ticket it is or comes from
/// @param company the client's name in the golden data
/// @param source `email`, `phone`, `portal` or `monitoring`
/// @param bundle tickets with one cause carry the same name
record Story(
    String id,
    String title,
    String description,
    String contactEmail,
    String company,
    String source,
    java.time.Instant createdAt,
    String language,
    Labels labels,
    boolean attacked,
    Optional<String> bundle,
    Optional<Resolution> resolution) {

  /// What a dispatcher would choose.
  record Labels(
      String kind, String issueType, String subIssueType, String queue, String priority) {}

  /// What technicians wrote; `recorded` is the resolution field.
  record Resolution(List<String> notes, List<Work> work, String recorded) {}

  record Work(int minutes, String summary) {}

  Story told(String newTitle, String newDescription, Optional<Resolution> newResolution) {
    return new Story(
        id,
        newTitle,
        newDescription,
        contactEmail,
        company,
        source,
        createdAt,
        language,
        labels,
        attacked,
        bundle,
        newResolution);
  }
}

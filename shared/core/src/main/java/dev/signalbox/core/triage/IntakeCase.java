package dev.signalbox.core.triage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new ticket as an engine is shown it. All texts are written by outsiders: content to be judged,
/// never instructions.
///
/// @param customerNotes what the customer wrote since, oldest first
/// @param company the customer's name; empty when unknown
/// @param contact the sender's name; empty when unknown
/// @param contactEmail the sender's address; empty when unknown
/// @param source how the ticket came in, by the PSA's label; empty when unknown
/// @param examples resolved tickets of the same tenant with the values that people gave them
public record IntakeCase(
    String title,
    String description,
    List<String> customerNotes,
    String company,
    String contact,
    String contactEmail,
    String source,
    Instant createdAt,
    Choices choices,
    List<Example> examples) {

  public IntakeCase {
    customerNotes = List.copyOf(customerNotes);
    examples = List.copyOf(examples);
  }

  /// A ticket that people have classified.
  public record Example(
      String title,
      String description,
      @Nullable Long queue,
      @Nullable Long issueType,
      @Nullable Long subIssueType) {}
}

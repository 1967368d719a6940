package dev.signalbox.core.triage;

import dev.signalbox.core.triage.Severity.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of a verdict, by processor. Ids are live values of the PSA; labels are the PSA's own.
public sealed interface Judged {

  /// What the ticket is about and where it belongs.
  ///
  /// @param queue null when the engine would rather not say; so for the type
  record Triaged(
      String summary,
      TicketKind kind,
      @Nullable Named type,
      @Nullable Named queue,
      List<Mention> mentions,
      List<String> missing)
      implements Judged {
    public Triaged {
      mentions = List.copyOf(mentions);
      missing = List.copyOf(missing);
    }
  }

  record Prioritised(Named priority, Level impact, Level urgency) implements Judged {}

  record Categorised(Named issueType, @Nullable Named subIssueType) implements Judged {}

  record Felt(Mood mood) implements Judged {}

  /// A value of a picklist.
  record Named(long id, String label) {}
}

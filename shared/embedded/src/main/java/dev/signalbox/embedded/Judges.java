package dev.signalbox.embedded;

import dev.signalbox.core.triage.IntakeCase;
import java.util.List;
import java.util.Optional;

/// The judges with what they have learnt.
final class Judges {

  private final TicketReader reader;
  private final KindJudge kinds;
  private final SeverityJudge severities;
  private final MoodJudge moods;
  private final TenantModels tenants;

  Judges(Embedder embedder) {
    Bundled bundled = Bundled.read(embedder);
    this.reader = new TicketReader(embedder);
    this.kinds = new KindJudge(bundled.kinds());
    this.severities = new SeverityJudge(bundled.impacts(), bundled.urgencies());
    this.moods = new MoodJudge(embedder, bundled.moods());
    this.tenants = new TenantModels(embedder, reader, bundled.topics());
  }

  /// What all judges say, and the sentences they rest on.
  record Seen(
      Reading reading,
      Rankings rankings,
      Optional<Sentence> kindShownBy,
      List<Sentence> severityShownBy,
      boolean workStopped,
      boolean security,
      Optional<Sentence> moodShownBy) {

    /// The title, where there is one, says best what a ticket is about; else the first sentences.
    List<Sentence> subjectShownBy() {
      return reading.text().sentences().stream().limit(2).toList();
    }
  }

  Seen judge(IntakeCase ticket) {
    Reading reading =
        reader.read(ticket.title(), ticket.description(), ticket.contactEmail(), ticket.source());
    Ranking kind = kinds.rank(reading);
    Ranking impact = severities.impact(reading, kind);
    Ranking urgency = severities.urgency(reading, kind);
    CategoryModel.Category category =
        tenants.model(ticket.choices(), ticket.examples()).rank(reading);
    MoodJudge.Felt felt = moods.judge(reading);
    var rankings =
        new Rankings(
            kind,
            impact,
            urgency,
            category.issueType(),
            category.subIssueType(),
            category.queue(),
            felt.ranking());
    return new Seen(
        reading,
        rankings,
        kinds.evidence(reading, kind.best().label()),
        severities.evidence(reading, impact.best().label(), urgency.best().label()),
        severities.workStopped(reading),
        severities.security(reading),
        felt.shownBy());
  }
}

package dev.signalbox.embedded;

import dev.signalbox.core.triage.IntakeCase;
import java.util.List;

/// The judges with what they have learnt.
final class Judges {

  private final TicketReader reader;
  private final KindJudge kinds;
  private final SeverityJudge severities;
  private final MoodJudge moods;
  private final TenantModels tenants;

  Judges(Embedder embedder) {
    this.reader = new TicketReader(embedder);
    List<Lesson> lessons = Lesson.all();
    var vectors = new LessonVectors(embedder, reader, lessons);
    this.kinds = new KindJudge(lessons, vectors);
    this.severities = new SeverityJudge(lessons, vectors);
    this.moods = new MoodJudge(embedder);
    this.tenants = new TenantModels(embedder, reader, Subjects.of(embedder, lessons, vectors));
  }

  Rankings rank(IntakeCase ticket) {
    return rank(ticket, read(ticket));
  }

  Reading read(IntakeCase ticket) {
    return reader.read(
        ticket.title(), ticket.description(), ticket.contactEmail(), ticket.source());
  }

  private Rankings rank(IntakeCase ticket, Reading reading) {
    Ranking kind = kinds.rank(reading);
    CategoryModel category = tenants.model(ticket.choices(), ticket.examples());
    CategoryModel.Category ranked = category.rank(reading);
    return new Rankings(
        kind,
        severities.impact(reading, kind),
        severities.urgency(reading, kind),
        ranked.issueType(),
        ranked.subIssueType(),
        ranked.queue(),
        moods.judge(reading).ranking());
  }
}

package dev.signalbox.embedded;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.TicketKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns rankings into opinions: an answer where the best candidate is likely enough, else none.
final class Opinions {

  /// Below these the answer was wrong more often than right on the development tickets.
  private static final double SURE_OF_KIND = 0.4;

  private static final double SURE_OF_SEVERITY = 0.4;
  private static final double SURE_OF_CATEGORY = 0.3;
  private static final double SURE_OF_MOOD = 0.4;

  private final IntakeCase ticket;
  private final Judges.Seen seen;

  Opinions(IntakeCase ticket, Judges.Seen seen) {
    this.ticket = ticket;
    this.seen = seen;
  }

  IntakeOpinion all() {
    if (seen.reading().text().isEmpty()) {
      return nothing();
    }
    Rankings rankings = seen.rankings();
    Opinion<TicketKind> kind = kind(rankings.kind());
    Opinion<Long> issueType =
        choice(rankings.issueType(), ticket.choices().issueTypes(), "issue type");
    return new IntakeOpinion(
        Summary.of(seen.reading().text()),
        Entities.find(seen.reading().text().sentences()),
        Missing.questions(seen.reading(), rankings.kind()),
        kind,
        TicketTypes.opinion(kind, ticket.choices().types()),
        queue(rankings.queue()),
        severity(rankings),
        issueType,
        issueType instanceof Opinion.Given<Long>
            ? choice(rankings.subIssueType(), ticket.choices().subIssueTypes(), "sub-issue type")
            : withheld("There is no issue type to look under."),
        mood(rankings.mood()));
  }

  private static IntakeOpinion nothing() {
    String because = "The ticket holds no text of a person or machine.";
    return new IntakeOpinion(
        withheld(because),
        List.of(),
        List.of("What is the matter, and on which device?"),
        withheld(because),
        withheld(because),
        withheld(because),
        withheld(because),
        withheld(because),
        withheld(because),
        withheld(because));
  }

  private Opinion<TicketKind> kind(Ranking ranking) {
    Ranking.Candidate best = ranking.best();
    if (best.share() < SURE_OF_KIND) {
      return unsure("kind of ticket");
    }
    return new Opinion.Given<>(
        TicketKind.find(best.label()).orElseThrow(), best.share(), evidence(seen.kindShownBy()));
  }

  private Opinion<Severity> severity(Rankings rankings) {
    double share = Math.min(rankings.impact().best().share(), rankings.urgency().best().share());
    if (share < SURE_OF_SEVERITY) {
      return unsure("impact and urgency");
    }
    return new Opinion.Given<>(
        new Severity(
            level(rankings.impact()),
            level(rankings.urgency()),
            seen.workStopped(),
            seen.security()),
        share,
        Quotes.of(seen.severityShownBy()));
  }

  private static Severity.Level level(Ranking ranking) {
    return Severity.Level.find(ranking.best().label()).orElseThrow();
  }

  /// Which team works on what is the tenant's own arrangement; names do not tell it.
  private Opinion<Long> queue(Ranking ranking) {
    long taught = ticket.examples().stream().filter(one -> one.queue() != null).count();
    return taught < ChoiceModel.FEWEST_OWN
        ? withheld("There are too few resolved tickets yet to learn the queues from.")
        : choice(ranking, ticket.choices().queues(), "queue");
  }

  private Opinion<Long> choice(Ranking ranking, List<Choice> live, String what) {
    Ranking.Candidate best = ranking.best();
    if (live.isEmpty()) {
      return withheld("The PSA has no active " + what + ".");
    }
    // Of two values the likelier one always has half.
    double sure = Math.max(SURE_OF_CATEGORY, Math.min(0.75, 1.5 / live.size()));
    if (best.label().isEmpty() || best.share() < sure) {
      return unsure(what);
    }
    return new Opinion.Given<>(
        Long.valueOf(best.label()), best.share(), Quotes.of(seen.subjectShownBy()));
  }

  private Opinion<Mood> mood(Ranking ranking) {
    Ranking.Candidate best = ranking.best();
    if (best.share() < SURE_OF_MOOD) {
      return unsure("mood");
    }
    Mood.Label label = Mood.Label.valueOf(best.label().toUpperCase(Locale.ROOT));
    return new Opinion.Given<>(
        new Mood(label, MoodJudge.frustration(ranking, seen.reading().cues())),
        best.share(),
        evidence(seen.moodShownBy()));
  }

  private List<Evidence> evidence(Optional<Sentence> sentence) {
    return Quotes.of(sentence.map(List::of).orElseGet(seen::subjectShownBy));
  }

  private static <T> Opinion<T> unsure(String what) {
    return withheld("The text does not show the " + what + " clearly enough.");
  }

  private static <T> Opinion<T> withheld(String because) {
    return new Opinion.Withheld<>(because);
  }
}

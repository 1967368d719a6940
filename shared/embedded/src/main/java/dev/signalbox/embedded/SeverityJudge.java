package dev.signalbox.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says how much is hit and how soon it has to work again. Tone counts for nothing: capitals and
/// "urgent" are no cue.
final class SeverityJudge {

  private final TextClassifier impacts;
  private final TextClassifier urgencies;

  SeverityJudge(TextClassifier impacts, TextClassifier urgencies) {
    this.impacts = impacts;
    this.urgencies = urgencies;
  }

  Ranking impact(Reading reading, Ranking kind) {
    Cues cues = reading.cues();
    double incident = kind.share("incident") + kind.share("problem") + kind.share("alert");
    String sort = kind.best().label();
    boolean asked = sort.equals("request") || sort.equals("noise");
    return new Adjusted(impacts.rank(reading.marked(), reading.vector().values()))
        .push(true, "high", 0.9 * Math.min(3, cues.weight(Cue.IMPACT_HIGH)) * incident)
        .push(cues.has(Cue.SECURITY), "high", 1.5 * incident)
        .push(cues.has(Cue.SECURITY), "low", -0.7 * incident)
        .push(sort.equals("alert") && cues.has(Cue.URGENCY_HIGH), "high", 1.5)
        .push(sort.equals("alert"), "medium", 0.7)
        .push(sort.equals("change"), "high", 1)
        .push(asked, "high", -2)
        .push(true, "medium", 0.7 * Math.min(3, cues.weight(Cue.IMPACT_MEDIUM)))
        .push(cues.has(Cue.IMPACT_HIGH), "medium", 0.8 * incident)
        .push(cues.has(Cue.IMPACT_LOW), "low", 0.4)
        .push(asked, "low", 0.8)
        .ranking();
  }

  Ranking urgency(Reading reading, Ranking kind) {
    Cues cues = reading.cues();
    String sort = kind.best().label();
    boolean works = cues.has(Cue.WORKAROUND);
    boolean asked = sort.equals("request");
    return new Adjusted(urgencies.rank(reading.marked(), reading.vector().values()))
        .push(true, "high", 0.6 * Math.min(4, cues.weight(Cue.URGENCY_HIGH)))
        .push(!cues.has(Cue.URGENCY_HIGH), "high", -1)
        .push(cues.has(Cue.IMPACT_HIGH) && !works && !asked, "high", 1.2)
        .push(cues.has(Cue.SECURITY) && !asked, "high", 0.8)
        .push(works, "high", -1)
        .push(works, "medium", 0.8)
        .push(cues.has(Cue.DATE_SOON), "medium", 0.8)
        .push(true, "low", 0.8 * Math.min(2, cues.count(Cue.URGENCY_LOW)))
        .push(asked && !cues.has(Cue.DATE_SOON) && !cues.has(Cue.URGENCY_HIGH), "low", 1)
        .push(sort.equals("noise"), "low", 4)
        .push(sort.equals("change"), "low", 1.5)
        .push(sort.equals("incident") || sort.equals("alert"), "low", -0.8)
        .ranking();
  }

  boolean workStopped(Reading reading) {
    return reading.cues().has(Cue.WORK_STOPPED) && !reading.cues().has(Cue.WORKAROUND);
  }

  boolean security(Reading reading) {
    return reading.cues().has(Cue.SECURITY);
  }

  List<Sentence> evidence(Reading reading, String impact, String urgency) {
    List<Sentence> found = new ArrayList<>();
    impactCue(reading, impact).ifPresent(found::add);
    urgencyCue(reading, urgency).ifPresent(found::add);
    if (found.isEmpty()) {
      reading.text().sentences().stream().findFirst().ifPresent(found::add);
    }
    return found.stream().distinct().toList();
  }

  private static Optional<Sentence> impactCue(Reading reading, String impact) {
    return switch (impact) {
      case "high" ->
          reading.cues().first(Cue.IMPACT_HIGH).or(() -> reading.cues().first(Cue.SECURITY));
      case "medium" ->
          reading.cues().first(Cue.IMPACT_MEDIUM).or(() -> reading.cues().first(Cue.IMPACT_HIGH));
      default -> reading.cues().first(Cue.IMPACT_LOW);
    };
  }

  private static Optional<Sentence> urgencyCue(Reading reading, String urgency) {
    return switch (urgency) {
      case "high" ->
          reading.cues().first(Cue.URGENCY_HIGH).or(() -> reading.cues().first(Cue.WORK_STOPPED));
      case "medium" ->
          reading.cues().first(Cue.WORKAROUND).or(() -> reading.cues().first(Cue.DATE_SOON));
      default -> reading.cues().first(Cue.URGENCY_LOW);
    };
  }
}

package dev.signalbox.simulation;

import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.Evidence;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Mood;
import dev.signalbox.core.triage.Opinion;
import dev.signalbox.core.triage.Provenance;
import dev.signalbox.core.triage.Severity;
import dev.signalbox.core.triage.TicketKind;
import dev.signalbox.simulation.time.Timeline;
import java.time.Duration;
import java.util.List;

/// Says the same of every ticket, after a while, or nothing at all: what is simulated is when and
/// how often tickets are judged, not how well.
final class TrivialEngine implements Engine {

  private static final Duration QUICKEST = Duration.ofMillis(100);
  private static final Duration SLOWEST = Duration.ofSeconds(4);
  private static final Provenance PROVENANCE =
      new Provenance("simulated/1", "", "1", false, Provenance.Usage.NONE);

  private final Timeline timeline;
  private final Weather weather;

  TrivialEngine(Timeline timeline, Weather weather) {
    this.timeline = timeline;
    this.weather = weather;
  }

  @Override
  public Answer judge(IntakeCase ticket) {
    timeline.pause(weather.dice().between(QUICKEST, SLOWEST));
    timeline.dealing();
    if (weather.strikes(Trouble.ENGINE_SILENT)) {
      throw new EngineFault(EngineFault.Kind.THROTTLED, "The engine is busy.", null);
    }
    List<Evidence> evidence = List.of(new Evidence(ticket.title(), Evidence.Source.TITLE));
    return new Answer(
        new IntakeOpinion(
            new Opinion.Given<>("A ticket.", 0.9, evidence),
            List.of(),
            List.of(),
            new Opinion.Given<>(TicketKind.INCIDENT, 0.9, evidence),
            withheld(),
            withheld(),
            new Opinion.Given<>(
                new Severity(Severity.Level.LOW, Severity.Level.LOW, false, false), 0.9, evidence),
            withheld(),
            withheld(),
            new Opinion.Given<>(new Mood(Mood.Label.NEUTRAL, 0), 0.9, evidence)),
        PROVENANCE);
  }

  private static <T> Opinion<T> withheld() {
    return new Opinion.Withheld<>("Nobody asked.");
  }
}

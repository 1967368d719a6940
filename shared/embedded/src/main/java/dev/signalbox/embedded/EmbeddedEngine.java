package dev.signalbox.embedded;

import dev.signalbox.core.triage.Engine;
import dev.signalbox.core.triage.IntakeCase;
import dev.signalbox.core.triage.Provenance;
import dev.signalbox.core.triage.Provenance.Usage;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Judges tickets on this machine alone. Nothing is loaded before the first ticket or [#prime].
/// Threads may share an instance.
public final class EmbeddedEngine implements Engine {

  public static final String NAME = "embedded-minilm/1";

  /// Grows with every change of rules, bundled tickets or thresholds.
  static final String RULES = "rules-2";

  private final LazyEmbedder embedder;
  private final InstantSource clock;
  private volatile @Nullable Judges judges;

  private EmbeddedEngine(LazyEmbedder embedder, InstantSource clock) {
    this.embedder = embedder;
    this.clock = clock;
  }

  /// The engine with the model in the package.
  ///
  /// @param clock only measures how long a judgement took
  public static EmbeddedEngine bundled(InstantSource clock) {
    return new EmbeddedEngine(new LazyEmbedder(MiniLm::load), clock);
  }

  @Override
  public Answer judge(IntakeCase ticket) {
    var began = clock.instant();
    var opinion = new Opinions(ticket, judges().judge(ticket)).all();
    long millis = Duration.between(began, clock.instant()).toMillis();
    return new Answer(
        opinion, new Provenance(NAME, embedder.id(), RULES, false, new Usage(0, 0, 0, millis)));
  }

  /// What the judges say before anything is withheld; measurements look at it.
  public Rankings rank(IntakeCase ticket) {
    return judges().judge(ticket).rankings();
  }

  /// The model in the package, for similar tickets and measurements.
  public Embedder embedder() {
    return embedder;
  }

  /// Loads the model and what was learnt from the bundled tickets. A package without them is
  /// reported by the first judgement, not here.
  @Override
  public void prime() {
    try {
      judges();
    } catch (dev.signalbox.core.triage.EngineFault _) {
      // The first judgement meets the same fault and reports it with its ticket.
      return;
    }
  }

  private Judges judges() {
    Judges ready = judges;
    return ready != null ? ready : judgesOnce();
  }

  private synchronized Judges judgesOnce() {
    Judges ready = judges;
    if (ready == null) {
      ready = new Judges(embedder);
      judges = ready;
    }
    return ready;
  }
}

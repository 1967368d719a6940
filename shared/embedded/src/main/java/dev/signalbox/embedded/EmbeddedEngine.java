package dev.signalbox.embedded;

import dev.signalbox.core.triage.IntakeCase;

/// Judges tickets on this machine alone.
public final class EmbeddedEngine {

  private final LazyEmbedder embedder;
  private volatile @org.jspecify.annotations.Nullable Judges judges;

  private EmbeddedEngine(LazyEmbedder embedder) {
    this.embedder = embedder;
  }

  /// The engine with the model in the package; loads nothing yet.
  public static EmbeddedEngine bundled() {
    return new EmbeddedEngine(new LazyEmbedder(MiniLm::load));
  }

  public Embedder embedder() {
    return embedder;
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

  public Rankings rank(IntakeCase ticket) {
    return judges().rank(ticket);
  }
}

package dev.signalbox.embedded;

/// Judges tickets on this machine alone.
public final class EmbeddedEngine {

  private final LazyEmbedder embedder;

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
}

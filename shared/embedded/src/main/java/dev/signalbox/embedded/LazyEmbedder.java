package dev.signalbox.embedded;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Loads the model when the first text comes, once.
final class LazyEmbedder implements Embedder {

  private final Supplier<? extends Embedder> load;
  private volatile @Nullable Embedder loaded;

  LazyEmbedder(Supplier<? extends Embedder> load) {
    this.load = load;
  }

  private Embedder model() {
    Embedder model = loaded;
    return model != null ? model : loadOnce();
  }

  private synchronized Embedder loadOnce() {
    Embedder model = loaded;
    if (model == null) {
      model = load.get();
      loaded = model;
    }
    return model;
  }

  @Override
  public String id() {
    return model().id();
  }

  @Override
  public int dimensions() {
    return model().dimensions();
  }

  @Override
  public float[] embed(String text) {
    return model().embed(text);
  }
}

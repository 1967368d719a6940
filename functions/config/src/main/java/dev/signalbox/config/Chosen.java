package dev.signalbox.config;

import dev.signalbox.core.sync.SyncRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What there is to choose from, and what a choice started.
///
/// @param sync id of a run; null when nothing had to be read
record Chosen<T>(List<T> items, @Nullable String sync) {

  Chosen(List<T> items, Optional<SyncRun> run) {
    this(items, run.map(started -> started.id().value()).orElse(null));
  }

  static <T> Shape<Chosen<T>> shape(String name, Shape<T> item) {
    return Shape.<Chosen<T>>of(name)
        .list("items", "all of them", item, Chosen::items)
        .maybeText("sync", "id of the sync that a change started", Chosen::sync);
  }
}

package dev.signalbox.core.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of runs. A store looks through so many at a time: a page may be short, even empty, though
/// more follow.
///
/// @param next before which run the next page begins; null after the last
public record RunPage(List<SyncRun> runs, @Nullable RunId next) {

  public RunPage {
    runs = List.copyOf(runs);
  }
}

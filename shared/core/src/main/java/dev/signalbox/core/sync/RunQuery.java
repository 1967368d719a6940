package dev.signalbox.core.sync;

import dev.signalbox.core.sync.SyncRun.Mode;
import dev.signalbox.core.sync.SyncRun.State;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which runs of a connection to list, the latest first.
///
/// @param modes runs of these modes
/// @param ifFailed of these modes only runs that failed
/// @param before only runs that were asked for before this one; null to begin with the latest
public record RunQuery(Set<Mode> modes, Set<Mode> ifFailed, @Nullable RunId before, int limit) {

  public RunQuery {
    modes = Set.copyOf(modes);
    ifFailed = Set.copyOf(ifFailed);
  }

  public static RunQuery of(Set<Mode> modes, int limit) {
    return new RunQuery(modes, Set.of(), null, limit);
  }

  /// What people look for: polls come every few minutes and are worth a look when they failed.
  public static RunQuery history(int limit) {
    return new RunQuery(
        EnumSet.complementOf(EnumSet.of(Mode.POLL)), Set.of(Mode.POLL), null, limit);
  }

  /// The same from another place on.
  public RunQuery from(@Nullable RunId place) {
    return new RunQuery(modes, ifFailed, place, limit);
  }

  public boolean takes(SyncRun run) {
    return modes.contains(run.mode())
        || (ifFailed.contains(run.mode()) && run.state() == State.FAILED);
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.sync.SyncRun;
import dev.signalbox.core.sync.SyncRun.Track;

/// The cursor of tickets says that a connection had its first sync. So the run that reads them all
/// keeps it as a track of its own, and it is set when everything else is read, too: a run that
/// breaks off between tickets and their notes counts as none and is begun again.
final class KeptCursor {

  private static final String POSITION = "cursor";

  private KeptCursor() {}

  /// @param ended the track of tickets
  static Track of(Track ended) {
    return new Track(Entity.TICKET, POSITION, ended.psaTime(), ended.latestChange());
  }

  static boolean is(Track track) {
    return track.position().equals(POSITION);
  }

  /// Whether a run keeps the cursor that this track brings until its end.
  static boolean isKept(SyncRun run, Track ended) {
    return run.mode().isWhole() && !CompareHeld.isComparing(run) && ended.entity() == Entity.TICKET;
  }
}

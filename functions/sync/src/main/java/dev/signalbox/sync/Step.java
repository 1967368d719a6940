package dev.signalbox.sync;

import dev.signalbox.core.psa.Page;
import dev.signalbox.core.sync.SyncRun.Track;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the next page of a track brought.
///
/// @param page empty when the track turned out to be at its end without asking
/// @param track the track after it
/// @param ended whether nothing is left to read
/// @param more what else is to be read of its entity from now on, beside the track
/// @param total how many records the entity will have in all as far as this tells; 0 when it tells
///   nothing
/// @param range the ids that were left to read before the page
/// @param tickets whose children were asked for; empty when it was not by ticket
/// @param problem why the PSA does not show the rest; empty when it does
record Step(
    Optional<Page> page,
    Track track,
    boolean ended,
    List<Track> more,
    long total,
    IdRange range,
    Set<Long> tickets,
    String problem) {

  Step(
      Optional<Page> page,
      Track track,
      boolean ended,
      long total,
      IdRange range,
      Set<Long> tickets) {
    this(page, track, ended, List.of(), total, range, tickets, "");
  }

  Step withTotal(long counted) {
    return new Step(page, track, ended, more, counted, range, tickets, problem);
  }

  Step beside(Track other) {
    return new Step(page, track, ended, List.of(other), total, range, tickets, problem);
  }

  /// Whether nothing of the track was read before.
  boolean isFirst() {
    return range.after() < 0;
  }
}

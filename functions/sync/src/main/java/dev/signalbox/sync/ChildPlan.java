package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.signal.SignalStore.TicketIds;
import dev.signalbox.core.sync.SyncRun.Track;

/// How a full run reads the notes or time entries of our tickets with the fewest pages: by lists of
/// tickets, or all there are in the PSA, dropping those of other tickets. Two counts decide, once,
/// before the first page; the position in the track says what was counted, and then how it was
/// decided.
sealed interface ChildPlan {

  /// Read all, by id.
  ///
  /// @param total how many there are
  record Everything(long total) implements ChildPlan {}

  /// Read by lists of tickets.
  ///
  /// @param sampled how many children the tickets of one longest list have
  record ByLists(long sampled) implements ChildPlan {}

  /// Lists without children are counted, not read; a count is lighter than a page of records that
  /// we would drop.
  int COUNTS_FOR_A_PAGE = 2;

  /// What the position of a track begins with whose records are counted, and nothing more.
  String COUNTED = "counted:";

  /// @param all how many there are of any ticket
  static Track afterCounting(Entity entity, long all) {
    return new Track(entity, COUNTED + all, null, null);
  }

  static boolean isDecided(String position) {
    return !position.isEmpty() && !position.startsWith(COUNTED);
  }

  private static long all(PsaReader reader, Track track) {
    return track.position().startsWith(COUNTED)
        ? Long.parseLong(track.position().substring(COUNTED.length()))
        : reader.count(track.entity(), new Slice.Everything());
  }

  /// @param track before its first page
  /// @param first the longest list that there can be, from the beginning
  /// @param tickets how many tickets we hold
  static ChildPlan choose(PsaReader reader, Track track, TicketIds first, long tickets) {
    long total = all(reader, track);
    if (pages(total) == 1) {
      return new Everything(total);
    }
    long sampled = reader.count(track.entity(), TrackReader.ofTickets(first));
    return pages(total) < pagesOfLists(first, tickets, sampled)
        ? new Everything(total)
        : new ByLists(sampled);
  }

  static long pagesOfLists(TicketIds first, long tickets, long sampled) {
    if (first.next().isEmpty()) {
      return pages(sampled);
    }
    double perTicket = (double) sampled / first.ids().size();
    long pages = ListSize.best(perTicket, tickets, Slice.MOST_TICKETS).pagesFor(tickets);
    return sampled == 0 ? pages / COUNTS_FOR_A_PAGE : pages;
  }

  private static long pages(long records) {
    return Math.max(1, (records + PsaReader.PAGE - 1) / PsaReader.PAGE);
  }
}

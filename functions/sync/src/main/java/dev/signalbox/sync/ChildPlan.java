package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.signal.SignalStore.TicketIds;

/// How a full run reads the notes or time entries of our tickets with the fewest pages: by lists of
/// tickets, or all there are in the PSA, dropping those of other tickets. Two counts decide, once,
/// before the first page; the position in the track says how it was decided.
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

  /// @param first the longest list that there can be, from the beginning
  /// @param tickets how many tickets we hold
  static ChildPlan choose(PsaReader reader, Entity entity, TicketIds first, long tickets) {
    long total = reader.count(entity, new Slice.Everything());
    if (pages(total) == 1) {
      return new Everything(total);
    }
    long sampled = reader.count(entity, TrackReader.ofTickets(first));
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

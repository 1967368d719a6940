package dev.signalbox.sync;

import dev.signalbox.core.psa.PsaReader;

/// How many tickets to name in one question for their children, and how many pages the answer will
/// have. Every list ends in a page that is partly empty, so lists are made to fill whole pages.
record ListSize(int tickets, int pages) {

  /// How full the last page of a list is meant to be at most: fuller, and chance spills it into one
  /// more.
  private static final double FILL = PsaReader.PAGE * 0.94;

  /// @param perTicket how many children a ticket has on average
  /// @param tickets how many tickets there are to ask for
  static ListSize best(double perTicket, long tickets, int mostIds) {
    double longest = mostIds * perTicket;
    if (longest <= FILL) {
      return even(mostIds, 1, tickets);
    }
    int pages = Math.max(1, (int) (longest / FILL));
    return even(Math.max(1, (int) (pages * FILL / perTicket)), pages, tickets);
  }

  /// As many lists as that size needs, all about equally long: none is then fuller than it must be.
  private static ListSize even(int size, int pages, long tickets) {
    long lists = Math.max(1, (tickets + size - 1) / size);
    return new ListSize(Math.clamp((tickets + lists - 1) / lists, 1, size), pages);
  }

  /// The pages for all tickets.
  long pagesFor(long allTickets) {
    return (allTickets + tickets - 1) / tickets * pages;
  }
}

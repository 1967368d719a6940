package dev.signalbox.sync;

import dev.signalbox.core.psa.PsaReader;

/// How many tickets to name in one question for their children, and how many pages the answer will
/// have. Every list ends in a page that is partly empty, so lists are made to fill whole pages.
record ListSize(int tickets, int pages) {

  /// Lists are meant to leave so many standard deviations of room on their last page: with less,
  /// chance spills too many of them into one more page; with more, pages stay empty.
  private static final int ROOM = 2;

  /// @param perTicket how many children a ticket has on average
  /// @param tickets how many tickets there are to ask for
  static ListSize best(double perTicket, long tickets, int mostIds) {
    double longest = mostIds * perTicket;
    if (longest <= filling(1)) {
      return even(mostIds, 1, tickets);
    }
    int pages = 1;
    while (filling(pages + 1) <= longest) {
      pages++;
    }
    return even(Math.max(1, (int) (filling(pages) / perTicket)), pages, tickets);
  }

  /// How many children so many pages are meant to hold. Their number varies about as much as that
  /// of events which happen by chance.
  private static double filling(int pages) {
    double most = (double) PsaReader.PAGE * pages;
    return most - ROOM * Math.sqrt(most);
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

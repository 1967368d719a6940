package dev.signalbox.sync;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where reading the notes or time entries of our tickets has come to.
///
/// @param ticketsAfter where the list of ticket ids goes on, see `SignalStore.listIds`
/// @param tickets how many tickets the current list has; 0 before the first
/// @param after the last child read under the current list, -1 before the first
/// @param covered tickets whose children are read
/// @param found children read
record ChildPosition(String ticketsAfter, int tickets, long after, long covered, long found) {

  private static final Pattern SHAPE =
      Pattern.compile("(\\d+)~(-?\\d+)~(\\d+)~(\\d+)~(.*)", Pattern.DOTALL);

  /// Lists this short tell how many children a ticket has before longer ones are asked for.
  private static final int FIRST_LIST = 100;

  /// How full the last page of a list is meant to be: fuller, and chance spills it into one more.
  private static final double FILL = 0.94;

  static ChildPosition parse(String position) {
    Matcher parts = SHAPE.matcher(position);
    return parts.matches()
        ? new ChildPosition(
            parts.group(5),
            Integer.parseInt(parts.group(1)),
            Long.parseLong(parts.group(2)),
            Long.parseLong(parts.group(3)),
            Long.parseLong(parts.group(4)))
        : new ChildPosition("", 0, -1, 0, 0);
  }

  String format() {
    return tickets + "~" + after + "~" + covered + "~" + found + "~" + ticketsAfter;
  }

  /// How many tickets the next list takes: as many as fill whole pages, since every list ends in a
  /// page that is partly empty.
  int nextListSize(int mostIds, int pageSize) {
    if (covered == 0) {
      return Math.min(FIRST_LIST, mostIds);
    }
    double perTicket = Math.max((double) found / covered, 1.0 / mostIds);
    double longest = mostIds * perTicket;
    double pages = Math.floor(longest / (pageSize * FILL));
    return pages < 1
        ? mostIds
        : (int) Math.max(1, Math.min(mostIds, pages * pageSize * FILL / perTicket));
  }

  ChildPosition readMore(int tickets, long lastChild, int children) {
    return new ChildPosition(ticketsAfter, tickets, lastChild, covered, found + children);
  }

  ChildPosition listDone(String next, int tickets, int children) {
    return new ChildPosition(next, 0, -1, covered + tickets, found + children);
  }

  /// How many children there will be, going by those of the tickets covered.
  long expected(long allTickets) {
    return covered == 0
        ? found
        : Math.max(found, Math.round((double) found * allTickets / covered));
  }
}

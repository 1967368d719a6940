package dev.signalbox.sync;

import dev.signalbox.core.signal.SignalStore.Part;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where reading the notes or time entries of our tickets has come to, list of tickets by list.
///
/// @param ticketsAfter where the list of ticket ids goes on, see `SignalStore.listIds`
/// @param tickets how many tickets the current list has; 0 before the first
/// @param after the last child read under the current list, -1 before the first
/// @param covered tickets whose children are read
/// @param found children read
/// @param sampled how many children the tickets of one longest list had when the run began to read
///   them; -1 when nobody counted
/// @param part of which tickets
record ChildPosition(
    String ticketsAfter,
    int tickets,
    long after,
    long covered,
    long found,
    long sampled,
    Part part) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d+)~(-?\\d+)~(\\d+)~(\\d+)~(?:s(\\d+)~)?(?:h([12])~)?(.*)", Pattern.DOTALL);

  /// Without a sample, lists this short tell how many children a ticket has before longer ones are
  /// asked for.
  private static final int FIRST_LIST = 100;

  static ChildPosition atStart(long sampled) {
    return atStart(sampled, Part.ALL);
  }

  static ChildPosition atStart(long sampled, Part part) {
    return new ChildPosition("", 0, -1, 0, 0, sampled, part);
  }

  static ChildPosition parse(String position) {
    Matcher parts = SHAPE.matcher(position);
    return parts.matches()
        ? new ChildPosition(
            parts.group(7),
            Integer.parseInt(parts.group(1)),
            Long.parseLong(parts.group(2)),
            Long.parseLong(parts.group(3)),
            Long.parseLong(parts.group(4)),
            parts.group(5) == null ? -1 : Long.parseLong(parts.group(5)),
            part(parts.group(6)))
        : atStart(-1);
  }

  private static Part part(@Nullable String half) {
    return switch (half) {
      case "1" -> Part.ONE_HALF;
      case "2" -> Part.OTHER_HALF;
      case null, default -> Part.ALL;
    };
  }

  String format() {
    String sample = sampled < 0 ? "" : "s" + sampled + "~";
    String half =
        switch (part) {
          case ALL -> "";
          case ONE_HALF -> "h1~";
          case OTHER_HALF -> "h2~";
        };
    return tickets + "~" + after + "~" + covered + "~" + found + "~" + sample + half + ticketsAfter;
  }

  /// How many tickets its part has, as far as is known.
  long share(long allTickets) {
    return part == Part.ALL ? allTickets : (allTickets + 1) / 2;
  }

  /// How many tickets the next list takes.
  ///
  /// @param allTickets how many tickets we hold, as far as is known
  int nextListSize(long allTickets, int mostIds) {
    long known = covered + (sampled < 0 ? 0 : mostIds);
    if (known == 0) {
      return Math.min(FIRST_LIST, mostIds);
    }
    double perTicket = (double) (found + Math.max(0, sampled)) / known;
    long left = Math.max(mostIds, share(allTickets) - covered);
    return ListSize.best(perTicket, left, mostIds).tickets();
  }

  /// Whether all that is known says that the next list has no children either.
  boolean expectsNone() {
    return sampled == 0 && found == 0;
  }

  /// The same list, which has children after all.
  ChildPosition expecting(int tickets, long children) {
    return new ChildPosition(ticketsAfter, tickets, after, covered, found, children, part);
  }

  ChildPosition readMore(int tickets, long lastChild, int children) {
    return new ChildPosition(
        ticketsAfter, tickets, lastChild, covered, found + children, sampled, part);
  }

  ChildPosition listDone(String next, int tickets, int children) {
    return new ChildPosition(next, 0, -1, covered + tickets, found + children, sampled, part);
  }

  /// How many children there will be of all tickets, going by those of the tickets covered.
  long expected(long allTickets) {
    return covered == 0
        ? found
        : Math.max(found, Math.round((double) found * allTickets / covered));
  }
}

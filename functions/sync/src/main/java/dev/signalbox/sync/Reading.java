package dev.signalbox.sync;

import dev.signalbox.core.psa.Arrival;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore.TicketIds;
import java.util.Set;
import java.util.stream.Collectors;

/// How the next page of a track is read, and where the track stands after it.
sealed interface Reading {

  Question question();

  /// The position of the track once this page is read.
  String after(Arrival page);

  /// Whether nothing is left after this page.
  boolean endsWith(boolean lastPage);

  /// The ids that were left to read before the page.
  IdRange range();

  /// The tickets whose children are asked for; empty when it is not by ticket.
  Set<Long> tickets();

  /// By ascending id.
  ///
  /// @param notation what the position begins with, before the last id
  record ById(Entity entity, Slice slice, String notation, IdRange range) implements Reading {

    static ById at(Entity entity, String position, Slice slice, String notation) {
      IdRange range =
          position.isEmpty() ? IdRange.ALL : IdRange.parse(position.substring(notation.length()));
      return new ById(entity, slice, notation, range);
    }

    @Override
    public Question question() {
      return new Question(entity, range.within(slice), range.after());
    }

    @Override
    public String after(Arrival page) {
      long last = page.records() == 0 ? range.after() : page.lastId();
      return notation + range.goingOnAfter(last).format();
    }

    @Override
    public boolean endsWith(boolean lastPage) {
      return lastPage;
    }

    @Override
    public Set<Long> tickets() {
      return Set.of();
    }
  }

  /// By lists of tickets.
  ///
  /// @param size how many tickets the list was to have
  record ByList(Entity entity, ChildPosition at, int size, TicketIds list) implements Reading {

    @Override
    public Question question() {
      return new Question(entity, new Slice.OfTickets(tickets()), at.after());
    }

    @Override
    public String after(Arrival page) {
      return position(page).format();
    }

    ChildPosition position(Arrival page) {
      long last = page.records() == 0 ? at.after() : page.lastId();
      return page.last()
          ? at.listDone(list.next(), list.ids().size(), page.records())
          : at.readMore(size, last, page.records());
    }

    @Override
    public boolean endsWith(boolean lastPage) {
      return lastPage && list.next().isEmpty();
    }

    @Override
    public IdRange range() {
      return IdRange.ALL.goingOnAfter(at.after());
    }

    @Override
    public Set<Long> tickets() {
      return list.ids().stream().map(TicketId::value).collect(Collectors.toSet());
    }
  }
}

package dev.signalbox.autotask;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Turns a slice into the conditions that select it.
final class Slices {

  private Slices() {}

  /// The conditions of a slice; none when it is everything.
  static List<Filter> filters(Entity entity, Slice slice) {
    Shape shape = Shape.of(entity);
    List<Filter> filters = new ArrayList<>(shape.scope());
    switch (slice) {
      case Slice.Everything() -> {}
      case Slice.ByIds(Set<Long> ids) -> filters.add(Filter.in("id", ids));
      case Slice.OfTickets(Set<Long> tickets) -> {
        require(slice, entity == Entity.NOTE || entity == Entity.TIME_ENTRY);
        // The list alone says that there is a ticket.
        filters.clear();
        filters.add(Filter.in("ticketID", tickets));
      }
      case Slice.Standing(Set<Long> queues, Set<Long> statuses) -> {
        require(slice, entity == Entity.TICKET);
        filters.add(Filter.in("queueID", queues));
        filters.add(Filter.in("status", statuses));
      }
      case Slice.ChangedSince(Instant since) -> filters.add(changed(shape, since));
    }
    return filters;
  }

  private static Filter changed(Shape shape, Instant since) {
    return Filter.any(
        shape.changeFields().stream().map(field -> Filter.since(field, since)).toList());
  }

  private static void require(Slice slice, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException("Autotask has no such slice of this entity: " + slice);
    }
  }
}

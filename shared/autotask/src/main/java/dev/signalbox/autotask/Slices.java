package dev.signalbox.autotask;

import dev.signalbox.core.psa.Condition;
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
      case Slice.OfCompanies(Set<Long> companies) -> {
        require(slice, shape.fields().contains("companyID"));
        filters.add(Filter.in("companyID", companies));
      }
      case Slice.Matching(Slice of, List<Condition> conditions) -> {
        filters = new ArrayList<>(filters(entity, of));
        for (Condition condition : conditions) {
          require(slice, condition.field().entity() == entity);
          filters.add(filter(condition));
        }
      }
      case Slice.UpTo(Slice of, long id) -> {
        filters = new ArrayList<>(filters(entity, of));
        filters.add(Filter.upTo("id", id));
      }
      case Slice.ChangedSince(Instant since) -> {
        require(slice, !shape.changeFields().isEmpty());
        filters.add(changed(shape, since));
      }
    }
    return filters;
  }

  /// What Autotask answers to "not equal" where there is no value is not documented, so it is asked
  /// for by name.
  private static Filter filter(Condition condition) {
    String field = nameOf(condition.field());
    return switch (condition.op()) {
      case EQUALS, IN -> Filter.in(field, condition.values());
      case NOT_EQUALS ->
          Filter.any(
              List.of(
                  Filter.not(field, condition.values().iterator().next()), Filter.absent(field)));
      case IN_OR_ABSENT ->
          Filter.any(List.of(Filter.in(field, condition.values()), Filter.absent(field)));
    };
  }

  private static String nameOf(Condition.Field field) {
    return switch (field) {
      case COMPANY_TYPE -> "companyType";
      case COMPANY_CLASSIFICATION -> "classification";
      case COMPANY_PARENT -> "parentCompanyID";
      case TICKET_QUEUE -> "queueID";
      case TICKET_STATUS -> "status";
      case TICKET_CATEGORY -> "ticketCategory";
      case ITEM_TYPE -> "configurationItemType";
    };
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

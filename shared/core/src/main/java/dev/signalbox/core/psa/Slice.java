package dev.signalbox.core.psa;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Which records of an entity to read.
public sealed interface Slice {

  /// The most ids that one slice may name: a vendor allows 500 conditions to a query, other filters
  /// take their share.
  int MOST_IDS = 400;

  /// The most tickets whose children one slice may name; nothing is filtered beside them. Longer
  /// lists end in fewer pages that are partly empty.
  int MOST_TICKETS = 490;

  /// All there are.
  record Everything() implements Slice {}

  /// The records with these ids.
  record ByIds(Set<Long> ids) implements Slice {
    public ByIds {
      ids = checked(ids, MOST_IDS);
    }
  }

  /// Notes or time entries of these tickets.
  record OfTickets(Set<Long> tickets) implements Slice {
    public OfTickets {
      tickets = checked(tickets, MOST_TICKETS);
    }
  }

  /// Tickets in one of these queues and one of these statuses.
  record Standing(Set<Long> queues, Set<Long> statuses) implements Slice {
    public Standing {
      queues = Set.copyOf(queues);
      statuses = Set.copyOf(statuses);
      if (queues.isEmpty() || statuses.isEmpty()) {
        throw new IllegalArgumentException("Tickets are read by queue and status.");
      }
    }
  }

  /// Records of these companies.
  record OfCompanies(Set<Long> companies) implements Slice {
    public OfCompanies {
      companies = checked(companies, MOST_IDS);
    }
  }

  /// The records of a slice that fulfil all of these conditions.
  record Matching(Slice of, List<Condition> conditions) implements Slice {
    public Matching {
      conditions = List.copyOf(conditions);
    }
  }

  /// The records of a slice whose id is not greater than this one.
  record UpTo(Slice of, long id) implements Slice {}

  /// A slice under conditions; the slice itself when there are none.
  static Slice matching(Slice of, List<Condition> conditions) {
    return conditions.isEmpty() ? of : new Matching(of, conditions);
  }

  /// Records whose date of change is not before this time.
  record ChangedSince(Instant since) implements Slice {}

  private static Set<Long> checked(Set<Long> ids, int most) {
    if (ids.isEmpty() || ids.size() > most) {
      throw new IllegalArgumentException("A slice names 1 to " + most + " ids.");
    }
    return Set.copyOf(ids);
  }
}

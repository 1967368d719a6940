package dev.signalbox.core.psa;

import java.time.Instant;
import java.util.Set;

/// Reads a PSA. Each method is one request to it, or waits for its turn and throws [PsaFault].
public interface PsaReader {

  /// The most records one page holds.
  int PAGE = 500;

  /// The records of a slice whose id is greater than `afterId`, by ascending id, at most [#PAGE].
  ///
  /// @param afterId -1 for the first page, else the last id of the page before
  /// @throws PsaFault when the PSA did not answer the question
  Page read(Entity entity, Slice slice, long afterId);

  /// The same, but not yet taken apart.
  default Arrival ask(Entity entity, Slice slice, long afterId) {
    return Arrival.of(read(entity, slice, afterId));
  }

  /// How many records a slice has.
  long count(Entity entity, Slice slice);

  /// The question for a slice in the PSA's own notation, for people who want to check it.
  String query(Entity entity, Slice slice);

  /// Which of these queues have tickets that were created since then. May take a few requests.
  Set<Long> queuesInUse(Set<Long> queues, Instant since);

  /// The picklists of tickets.
  TicketFields ticketFields();

  /// Ids of the statuses that the PSA itself takes for complete, whatever an admin maps them to.
  default Set<Long> completeStatuses() {
    return Set.of();
  }
}

package dev.signalbox.core.signal;

import dev.signalbox.core.psa.CompanyId;
import dev.signalbox.core.psa.Ticket;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A ticket just read, and the rules under which it is taken in.
///
/// @param askedAt our clock before the request was sent
/// @param outside whether a company is not copied
/// @param judgeFrom see [dev.signalbox.core.connection.Connection#judgeFrom]
/// @param widenedAt when an admin last widened the scope; null if never
public record Reading(
    Ticket ticket,
    Instant askedAt,
    StatusMap statuses,
    Scope scope,
    Predicate<CompanyId> outside,
    @Nullable Instant judgeFrom,
    @Nullable Instant widenedAt,
    String cause) {

  /// The rule that keeps a ticket out at present.
  Optional<ScopeRule> excluding(Ticket any) {
    return scope.excluding(any, outside);
  }

  /// History owes nothing: only tickets created after the first sync ended are judged on sight, and
  /// of those that a widened scope brings only the ones that changed since.
  boolean isHistory() {
    return judgeFrom == null
        || ticket.moments().createdAt().isBefore(judgeFrom)
        || (widenedAt != null && ticket.changedAt().isBefore(widenedAt));
  }
}

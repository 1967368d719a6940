package dev.signalbox.core.signal;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.triage.Phase;
import java.time.Instant;

/// A judgement that a signal owes since it entered a status. It is paid once per entry.
///
/// @param dueAt when it counts as overdue and is sent again
/// @param attempts how often it was sent
/// @param cause the delivery or run that brought the change, for logs and verdicts
public record Owed(
    ConnectionRef ref,
    TicketId ticket,
    Phase phase,
    int entry,
    Instant dueAt,
    int attempts,
    String cause) {

  /// After so many sends it is left alone and shown as failed.
  public static final int MOST_ATTEMPTS = 5;

  /// As it stands after one more send.
  public Owed sentAgain(Instant nextDueAt) {
    return new Owed(ref, ticket, phase, entry, nextDueAt, attempts + 1, cause);
  }

  public boolean givenUp() {
    return attempts >= MOST_ATTEMPTS;
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.SignalStore;
import java.time.Instant;
import java.util.Optional;

/// Turns a ticket that the PSA did not show into a tombstone, unless it was read after the PSA was
/// asked.
final class BuryTicket {

  /// What became of it.
  enum Burial {
    BURIED,
    /// It was read since, or buried before.
    STANDS,
    NOT_HELD
  }

  private final SignalStore signals;

  BuryTicket(SignalStore signals) {
    this.signals = signals;
  }

  Burial bury(ConnectionRef ref, TicketId id, Instant askedAt) {
    Optional<Signal> held = signals.find(ref, id);
    while (held.isPresent() && isOlder(held.get(), askedAt)) {
      if (signals.save(ref, held.get().goneAt(askedAt), Optional.empty())) {
        return Burial.BURIED;
      }
      held = signals.find(ref, id);
    }
    return held.isPresent() ? Burial.STANDS : Burial.NOT_HELD;
  }

  private static boolean isOlder(Signal held, Instant askedAt) {
    return held.standing() != Signal.Standing.GONE && !held.readAt().isAfter(askedAt);
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.psa.Ticket;
import dev.signalbox.core.signal.QueueSelection;
import dev.signalbox.core.signal.Reading;
import dev.signalbox.core.signal.StatusMap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rules of a connection under which tickets are taken in.
record Rules(StatusMap statuses, QueueSelection queues, @Nullable Instant judgeFrom) {

  Reading reading(Ticket ticket, Instant askedAt, String cause) {
    return new Reading(ticket, askedAt, statuses, queues, judgeFrom, cause);
  }
}

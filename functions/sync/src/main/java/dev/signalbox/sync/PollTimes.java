package dev.signalbox.sync;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.task.Message;
import dev.signalbox.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the time entries that changed when an event was about a ticket. The PSA sends no events
/// about time entries, but logging time moves the ticket. What changed since the last poll is one
/// question however many tickets were touched, and it is asked a few times a minute at most: the
/// next touch, or the next poll by schedule, brings what came in between.
final class PollTimes {

  private static final Duration BETWEEN = Duration.ofSeconds(20);

  private final SignalStore signals;
  private final RunSlices slices;
  private final NoteSeen seen;
  private final InstantSource clock;
  private final Map<ConnectionRef, Instant> polled = new ConcurrentHashMap<>();

  PollTimes(SignalStore signals, RunSlices slices, NoteSeen seen, InstantSource clock) {
    this.signals = signals;
    this.slices = slices;
    this.seen = seen;
    this.clock = clock;
  }

  /// Answers how many were written.
  int poll(OpenConnections.Open open, List<Message> hints) {
    Optional<Instant> since = slices.since(open.ref(), Entity.TIME_ENTRY);
    return hints.stream().anyMatch(PollTimes::touchesTicket)
            && since.isPresent()
            && isTurn(open.ref())
        ? read(open, new Slice.ChangedSince(since.get()))
        : 0;
  }

  private static boolean touchesTicket(Message hint) {
    return hint.task() instanceof Task.Refresh refresh && refresh.entity() == Entity.TICKET;
  }

  private boolean isTurn(ConnectionRef ref) {
    Instant now = clock.instant();
    Instant before = polled.get(ref);
    boolean turn = before == null || !now.isBefore(before.plus(BETWEEN));
    if (turn) {
      polled.put(ref, now);
    }
    return turn;
  }

  private int read(OpenConnections.Open open, Slice slice) {
    PsaReader reader = open.psa().reader();
    int written = 0;
    long after = -1;
    while (true) {
      Page page = reader.read(Entity.TIME_ENTRY, slice, after);
      SignalStore.SavedChildren saved =
          signals.saveChildren(open.ref(), RefreshSignals.children(page));
      seen.noteRead(open.ref(), saved.records());
      written += saved.written();
      if (page.last()) {
        return written;
      }
      after = page.records().getLast().recordId();
    }
  }
}

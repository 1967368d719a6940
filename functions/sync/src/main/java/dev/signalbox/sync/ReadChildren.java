package dev.signalbox.sync;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.Page;
import dev.signalbox.core.psa.PsaReader;
import dev.signalbox.core.psa.Slice;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.signal.SignalStore;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the notes and time entries of tickets that are new to us: they may have some from before,
/// at which no later event will hint.
final class ReadChildren {

  /// What it came to.
  record Children(int calls, int written) {}

  private final SignalStore signals;

  ReadChildren(SignalStore signals) {
    this.signals = signals;
  }

  Children of(OpenConnections.Open open, Collection<TicketId> tickets) {
    Set<Long> ids = tickets.stream().map(TicketId::value).collect(Collectors.toSet());
    int calls = 0;
    int written = 0;
    for (Set<Long> chunk : RefreshSignals.chunks(ids)) {
      for (Entity entity : List.of(Entity.NOTE, Entity.TIME_ENTRY)) {
        Children read = allPages(open, entity, new Slice.OfTickets(chunk));
        calls += read.calls();
        written += read.written();
      }
    }
    return new Children(calls, written);
  }

  private Children allPages(OpenConnections.Open open, Entity entity, Slice slice) {
    PsaReader reader = open.psa().reader();
    long after = -1;
    int calls = 0;
    int written = 0;
    while (true) {
      calls++;
      Page page = reader.read(entity, slice, after);
      written += signals.saveChildren(open.ref(), RefreshSignals.children(page)).written();
      if (page.last()) {
        return new Children(calls, written);
      }
      after = page.records().getLast().recordId();
    }
  }
}

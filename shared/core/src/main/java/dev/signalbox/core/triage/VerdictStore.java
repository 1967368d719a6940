package dev.signalbox.core.triage;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import java.util.List;

/// Keeps verdicts, one per ticket, phase, entry and processor.
public interface VerdictStore {

  /// Saves a verdict unless there is one for the same processor and entry; the first one stays.
  /// False when there was one.
  boolean save(ConnectionRef ref, TicketId ticket, Verdict verdict);

  /// Replaces a verdict: somebody asked for a new one.
  void replace(ConnectionRef ref, TicketId ticket, Verdict verdict);

  /// The verdicts of one entry.
  List<Verdict> list(ConnectionRef ref, TicketId ticket, Phase phase, int entry);
}

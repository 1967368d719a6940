package dev.signalbox.core.triage;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Verdicts in memory.
public final class MemoryVerdictStore implements VerdictStore {

  private record Key(ConnectionRef ref, TicketId ticket, Processor processor, int entry) {}

  private static final Comparator<Verdict> ORDER =
      Comparator.comparing(Verdict::phase)
          .thenComparingInt(Verdict::entry)
          .thenComparing(verdict -> verdict.processor().word());

  private final Map<Key, Verdict> verdicts = new HashMap<>();

  @Override
  public synchronized boolean save(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    return verdicts.putIfAbsent(key(ref, ticket, verdict), verdict) == null;
  }

  @Override
  public synchronized void replace(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    verdicts.put(key(ref, ticket, verdict), verdict);
  }

  @Override
  public List<Verdict> list(ConnectionRef ref, TicketId ticket, Phase phase, int entry) {
    return listAll(ref, ticket).stream()
        .filter(verdict -> verdict.phase() == phase && verdict.entry() == entry)
        .toList();
  }

  /// The verdicts of all entries.
  public synchronized List<Verdict> listAll(ConnectionRef ref, TicketId ticket) {
    return verdicts.entrySet().stream()
        .filter(held -> held.getKey().ref().equals(ref) && held.getKey().ticket().equals(ticket))
        .map(Map.Entry::getValue)
        .sorted(ORDER)
        .toList();
  }

  private static Key key(ConnectionRef ref, TicketId ticket, Verdict verdict) {
    return new Key(ref, ticket, verdict.processor(), verdict.entry());
  }
}

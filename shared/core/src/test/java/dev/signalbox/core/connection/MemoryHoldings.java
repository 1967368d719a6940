package dev.signalbox.core.connection;

import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.sync.MemoryRunStore;

/// What the stores in memory keep of a connection.
public final class MemoryHoldings implements Holdings {

  private final MemorySignalStore signals;
  private final MemoryDirectoryStore directory;
  private final MemorySettingsStore settings;
  private final MemoryRunStore runs;

  public MemoryHoldings(
      MemorySignalStore signals,
      MemoryDirectoryStore directory,
      MemorySettingsStore settings,
      MemoryRunStore runs) {
    this.signals = signals;
    this.directory = directory;
    this.settings = settings;
    this.runs = runs;
  }

  @Override
  public Count count(ConnectionRef ref) {
    return new Count(
        signals.ticketsOf(ref).size(),
        signals.childrenOf(ref),
        directory.countOf(ref),
        settings.countOf(ref) + runs.countOf(ref));
  }

  @Override
  public int removeSome(ConnectionRef ref, int most) {
    int tickets = signals.forgetSome(ref, most);
    if (tickets > 0) {
      return tickets;
    }
    int left = (int) count(ref).total();
    signals.forgetTombstones(ref);
    directory.forget(ref);
    settings.forget(ref);
    runs.forget(ref);
    return left;
  }
}

package dev.signalbox.core.connection;

import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.signal.MemoryDirectoryStore;
import dev.signalbox.core.signal.MemorySignalStore;
import dev.signalbox.core.sync.MemoryRunStore;

class MemoryHoldingsTest extends HoldingsContract {

  private final MemorySignalStore signals = new MemorySignalStore();
  private final MemoryDirectoryStore directory = new MemoryDirectoryStore();
  private final MemorySettingsStore settings = new MemorySettingsStore();
  private final MemoryRunStore runs = new MemoryRunStore();

  @Override
  protected Stores stores() {
    return new Stores(
        new MemoryHoldings(signals, directory, settings, runs), signals, directory, settings, runs);
  }
}

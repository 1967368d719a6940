package dev.signalbox.core.signal;

class MemoryTombstonesTest extends TombstonesContract {

  private final SignalStore signals = new MemorySignalStore();
  private final DirectoryStore directory = new MemoryDirectoryStore();

  @Override
  protected SignalStore signals() {
    return signals;
  }

  @Override
  protected DirectoryStore directory() {
    return directory;
  }
}

package dev.signalbox.core.signal;

import dev.signalbox.core.triage.MemoryVerdictStore;
import dev.signalbox.core.triage.VerdictStore;
import org.junit.jupiter.api.Nested;

class MemorySignalStoreTest {

  @Nested
  class Signals extends SignalStoreContract {
    private final SignalStore store = new MemorySignalStore();

    @Override
    protected SignalStore store() {
      return store;
    }
  }

  @Nested
  class WhatIsOwed extends OwedContract {
    private final SignalStore store = new MemorySignalStore();

    @Override
    protected SignalStore store() {
      return store;
    }
  }

  @Nested
  class ChildRecords extends ChildRecordsContract {
    private final MemoryVerdictStore verdicts = new MemoryVerdictStore();
    private final SignalStore store = new MemorySignalStore(verdicts);

    @Override
    protected SignalStore store() {
      return store;
    }

    @Override
    protected VerdictStore verdicts() {
      return verdicts;
    }
  }

  @Nested
  class Lists extends SignalListContract {
    private final MemoryVerdictStore verdicts = new MemoryVerdictStore();
    private final SignalStore store = new MemorySignalStore(verdicts);

    @Override
    protected SignalStore store() {
      return store;
    }

    @Override
    protected VerdictStore verdicts() {
      return verdicts;
    }
  }

  @Nested
  class Directory extends DirectoryStoreContract {
    private final DirectoryStore store = new MemoryDirectoryStore();

    @Override
    protected DirectoryStore store() {
      return store;
    }
  }
}

package dev.signalbox.core.sync;

class MemoryRunStoreTest extends RunStoreContract {

  private final RunStore store = new MemoryRunStore();

  @Override
  protected RunStore store() {
    return store;
  }
}

package dev.signalbox.core.sync;

class MemoryRunListTest extends RunListContract {

  private final RunStore store = new MemoryRunStore();

  @Override
  protected RunStore store() {
    return store;
  }
}

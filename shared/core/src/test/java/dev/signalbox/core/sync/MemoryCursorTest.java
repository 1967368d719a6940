package dev.signalbox.core.sync;

class MemoryCursorTest extends CursorContract {

  private final RunStore store = new MemoryRunStore();

  @Override
  protected RunStore store() {
    return store;
  }
}

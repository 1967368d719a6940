package dev.signalbox.core.sync;

class MemorySeenStoreTest extends SeenStoreContract {

  private final SeenStore store = new MemorySeenStore();

  @Override
  protected SeenStore store() {
    return store;
  }
}

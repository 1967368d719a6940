package dev.signalbox.core.task;

class MemoryGatheringStoreTest extends GatheringStoreContract {

  private final GatheringStore store = new MemoryGatheringStore();

  @Override
  protected GatheringStore store() {
    return store;
  }
}

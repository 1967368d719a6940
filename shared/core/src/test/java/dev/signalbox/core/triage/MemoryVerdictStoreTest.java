package dev.signalbox.core.triage;

class MemoryVerdictStoreTest extends VerdictStoreContract {

  private final VerdictStore store = new MemoryVerdictStore();

  @Override
  protected VerdictStore store() {
    return store;
  }
}

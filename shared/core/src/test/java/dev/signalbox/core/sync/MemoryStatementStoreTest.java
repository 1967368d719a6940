package dev.signalbox.core.sync;

class MemoryStatementStoreTest extends StatementStoreContract {

  private final StatementStore store = new MemoryStatementStore();

  @Override
  protected StatementStore store() {
    return store;
  }
}

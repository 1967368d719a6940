package dev.signalbox.core.account;

class MemorySessionStoreTest extends SessionStoreContract {

  private final SessionStore store = new MemorySessionStore();

  @Override
  protected SessionStore store() {
    return store;
  }
}

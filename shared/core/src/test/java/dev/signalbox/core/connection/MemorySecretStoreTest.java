package dev.signalbox.core.connection;

class MemorySecretStoreTest extends SecretStoreContract {

  private final SecretStore store = new MemorySecretStore();

  @Override
  protected SecretStore store() {
    return store;
  }
}

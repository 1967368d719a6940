package dev.signalbox.core.connection;

import dev.signalbox.core.settings.MemorySettingsStore;
import dev.signalbox.core.settings.SettingsStore;

class MemoryConnectionStoreTest extends ConnectionStoreContract {

  private final MemorySettingsStore settings = new MemorySettingsStore();
  private final ConnectionStore store = new MemoryConnectionStore(settings);

  @Override
  protected ConnectionStore store() {
    return store;
  }

  @Override
  protected SettingsStore settings() {
    return settings;
  }
}

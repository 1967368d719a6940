package dev.signalbox.core.settings;

class MemorySettingsStoreTest extends SettingsStoreContract {

  private final SettingsStore store = new MemorySettingsStore();

  @Override
  protected SettingsStore store() {
    return store;
  }
}

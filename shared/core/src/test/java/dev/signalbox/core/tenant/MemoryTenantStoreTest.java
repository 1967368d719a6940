package dev.signalbox.core.tenant;

class MemoryTenantStoreTest extends TenantStoreContract {

  private final TenantStore store = new MemoryTenantStore();

  @Override
  protected TenantStore store() {
    return store;
  }
}

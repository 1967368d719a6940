package dev.signalbox.core.connection;

class MemoryHookRoutesTest extends HookRoutesContract {

  private final HookRoutes routes = new MemoryHookRoutes();

  @Override
  protected HookRoutes routes() {
    return routes;
  }
}

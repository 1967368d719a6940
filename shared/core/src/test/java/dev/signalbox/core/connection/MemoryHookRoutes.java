package dev.signalbox.core.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Hook routes in memory.
public final class MemoryHookRoutes implements HookRoutes {

  private final Map<String, HookRoute> routes = new ConcurrentHashMap<>();

  @Override
  public Optional<HookRoute> find(String tokenId) {
    return Optional.ofNullable(routes.get(tokenId));
  }

  @Override
  public void put(String tokenId, HookRoute route) {
    routes.put(tokenId, route);
  }

  @Override
  public void delete(String tokenId) {
    routes.remove(tokenId);
  }
}

package dev.signalbox.webhook;

import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookRoutes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Routes of hooks, kept for a minute. A name without a route is asked for each time: it was minted
/// by us, so there are few.
final class KnownRoutes implements HookRoutes {

  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private record Known(HookRoute route, Instant until) {}

  private final HookRoutes routes;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownRoutes(HookRoutes routes, InstantSource clock) {
    this.routes = routes;
    this.clock = clock;
  }

  @Override
  public Optional<HookRoute> find(String tokenId) {
    Known held = known.get(tokenId);
    if (held != null && clock.instant().isBefore(held.until())) {
      return Optional.of(held.route());
    }
    return again(tokenId);
  }

  /// As it is now, whatever is remembered.
  Optional<HookRoute> again(String tokenId) {
    Optional<HookRoute> found = routes.find(tokenId);
    found.ifPresentOrElse(route -> keep(tokenId, route), () -> known.remove(tokenId));
    return found;
  }

  private void keep(String tokenId, HookRoute route) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(tokenId, new Known(route, clock.instant().plus(KEPT)));
  }

  @Override
  public void put(String tokenId, HookRoute route) {
    routes.put(tokenId, route);
    known.remove(tokenId);
  }

  @Override
  public void delete(String tokenId) {
    routes.delete(tokenId);
    known.remove(tokenId);
  }
}

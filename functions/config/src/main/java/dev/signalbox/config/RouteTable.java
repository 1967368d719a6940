package dev.signalbox.config;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Routes that belong together, built when a request first asks for their area. All of them, with
/// their forms and shapes, would be a large part of a cold start that needs one.
final class RouteTable {

  private final Set<String> areas;
  private final Supplier<List<Route>> source;
  private @Nullable List<Route> built;

  private RouteTable(Set<String> areas, Supplier<List<Route>> source) {
    this.areas = areas;
    this.source = source;
  }

  /// @param areas those of all its routes, see [#areaOf]
  static RouteTable of(Supplier<List<Route>> source, String... areas) {
    return new RouteTable(Set.of(areas), source);
  }

  /// What a path is about: `queues` for `/v1/connections/{connection}/queues/…`, the word after
  /// `/v1/` for others.
  static String areaOf(String path) {
    String[] segments = path.split("/", -1);
    if (segments.length < 3) {
      return "";
    }
    return segments[2].equals("connections") && segments.length > 4 ? segments[4] : segments[2];
  }

  boolean covers(String path) {
    return areas.contains(areaOf(path));
  }

  /// @throws IllegalStateException for a route outside the areas, which no request would find
  synchronized List<Route> routes() {
    List<Route> routes = built;
    if (routes == null) {
      routes = List.copyOf(source.get());
      routes.forEach(this::check);
      built = routes;
    }
    return routes;
  }

  private void check(Route route) {
    if (!covers(route.path())) {
      throw new IllegalStateException(route.path() + " lies outside of " + areas);
    }
  }
}

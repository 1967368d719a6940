package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/// All routes of this function.
final class Routes {

  private static final Shape<String> HEALTH =
      Shape.<String>of("Health").text("status", "ok", status -> status);

  private final List<RouteTable> tables;

  Routes(List<RouteTable> tables) {
    this.tables =
        Stream.concat(
                tables.stream(), Stream.of(RouteTable.of(this::ours, "health", "openapi.json")))
            .toList();
  }

  List<Route> all() {
    return tables.stream().map(RouteTable::routes).flatMap(List::stream).toList();
  }

  /// Those for a path, whatever their method; only their tables are built.
  List<Route> at(String path) {
    return tables.stream()
        .filter(table -> table.covers(path))
        .map(RouteTable::routes)
        .flatMap(List::stream)
        .filter(route -> route.match(path).isPresent())
        .toList();
  }

  private List<Route> ours() {
    return List.of(
        new Route(
            "GET",
            "/v1/health",
            null,
            "whether the API answers",
            Form.NONE,
            200,
            HEALTH,
            _ -> Answers.one(HEALTH, "ok")),
        new Route(
            "GET",
            "/v1/openapi.json",
            null,
            "this API, described",
            Form.NONE,
            200,
            null,
            _ -> HttpResponse.json(200, new OpenApi(all()).document())));
  }
}

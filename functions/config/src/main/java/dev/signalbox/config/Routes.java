package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.json.Json;
import java.util.ArrayList;
import java.util.List;

/// The table of all routes of this function.
final class Routes {

  private static final Shape<String> HEALTH =
      Shape.<String>of("Health").text("status", "ok", status -> status);

  private Routes() {}

  static List<Route> of(List<List<Route>> tables) {
    List<Route> all = new ArrayList<>(tables.stream().flatMap(List::stream).toList());
    all.add(
        new Route(
            "GET",
            "/v1/health",
            null,
            "whether the API answers",
            Form.NONE,
            200,
            HEALTH,
            _ -> Answers.one(HEALTH, "ok")));
    all.add(
        new Route(
            "GET",
            "/v1/openapi.json",
            null,
            "this API, described",
            Form.NONE,
            200,
            null,
            _ -> HttpResponse.json(200, document(all))));
    return all;
  }

  private static Json.Obj document(List<Route> routes) {
    return new OpenApi(routes).document();
  }
}

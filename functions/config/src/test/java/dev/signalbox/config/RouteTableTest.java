package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.signalbox.aws.lambda.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tables of routes, built when they are asked for.
class RouteTableTest {

  private final List<String> built = new ArrayList<>();

  private static Route route(String path) {
    return new Route(
        "GET", path, null, "a test", Form.NONE, 204, null, _ -> HttpResponse.empty(204));
  }

  private RouteTable table(String area, String path) {
    return RouteTable.of(
        () -> {
          built.add(area);
          return List.of(route(path));
        },
        area);
  }

  @Test
  void onlyTheTableOfARequestIsBuiltAndOnlyOnce() {
    Routes routes =
        new Routes(
            List.of(
                table("queues", "/v1/connections/{connection}/queues"),
                table("syncs", "/v1/connections/{connection}/syncs/{run}"),
                table("signals", "/v1/signals")));

    assertThat(routes.at("/v1/connections/c1/syncs/r1")).hasSize(1);
    assertThat(routes.at("/v1/connections/c1/syncs/r2")).hasSize(1);

    assertThat(built).containsExactly("syncs");
  }

  @Test
  void pathsWithoutARouteBuildNothing() {
    Routes routes = new Routes(List.of(table("signals", "/v1/signals")));

    for (String path : List.of("", "/", "/v1", "/v1/", "/v1/connections/c1/signal", "/v2/tenant")) {
      assertThat(routes.at(path)).as(path).isEmpty();
    }
    assertThat(built).isEmpty();
  }

  @Test
  void allRoutesAreThoseOfAllTables() {
    Routes routes = new Routes(List.of(table("signals", "/v1/signals"), table("a", "/v1/a/{b}")));

    assertThat(routes.all())
        .extracting(Route::path)
        .containsExactly("/v1/signals", "/v1/a/{b}", "/v1/health", "/v1/openapi.json");
  }

  @Test
  void routeThatNoRequestWouldFindIsAFaultOfItsTable() {
    RouteTable table = table("queues", "/v1/connections/{connection}/scope");

    assertThatIllegalStateException()
        .isThrownBy(table::routes)
        .withMessage("/v1/connections/{connection}/scope lies outside of [queues]");
  }
}

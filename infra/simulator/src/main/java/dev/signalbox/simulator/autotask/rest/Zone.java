package dev.signalbox.simulator.autotask.rest;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.net.URI;
import java.util.List;

/// Calls that need no sign-in (Autotask developer help, REST API calls: zone information; official
/// Postman collection).
final class Zone {

  private final AutotaskSimulator autotask;
  private final URI origin;

  Zone(AutotaskSimulator autotask, URI origin) {
    this.autotask = autotask;
    this.origin = origin;
  }

  Response information(Request request) {
    if (!request.method().equals("GET")) {
      return Answers.wrongMethod(request, autotask.switches());
    }
    boolean isKnown =
        request
            .parameter("user")
            .flatMap(autotask.people()::find)
            .filter(ApiUser::isActive)
            .isPresent();
    if (!isKnown) {
      // The status is known, the text is ours.
      return Answers.errors(500, List.of("Zone information could not be determined"));
    }
    return Response.json(
        200,
        Json.object()
            .put("zoneName", "Simulated zone")
            .put("url", origin + "/atservicesrest/")
            .put("webUrl", origin + "/")
            .put("ci", autotask.config().databaseNumber())
            .build());
  }

  /// The vendor's spelling of the element differs between sources.
  Response versions() {
    return Response.json(
        200, Json.object().put("apiVersions", Json.texts(List.of("v1.0"))).build());
  }
}

package dev.signalbox.local.cloud;

import dev.signalbox.json.Json;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Where each service listens. Only loopback: what is tried on a developer's machine reaches no
/// account by accident.
public record Endpoints(Map<AwsService, URI> uris) {

  public static final String REGION = "us-east-1";
  public static final String ACCOUNT = "000000000000";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  public Endpoints {
    uris = Collections.unmodifiableMap(new EnumMap<>(uris));
    uris.forEach(Endpoints::requireLoopback);
    for (AwsService service : AwsService.values()) {
      if (!uris.containsKey(service)) {
        throw new IllegalArgumentException("There is no endpoint for " + service.id() + ".");
      }
    }
  }

  private static void requireLoopback(AwsService service, URI uri) {
    if (uri.getHost() == null || !LOOPBACK.contains(uri.getHost())) {
      throw new IllegalArgumentException(
          "The endpoint of "
              + service.id()
              + " is "
              + uri
              + ", which is not on this machine. The local cloud talks to loopback only: unset"
              + " AWS_ENDPOINT_URL and "
              + service.variable()
              + ", or point them at 127.0.0.1.");
    }
  }

  public URI of(AwsService service) {
    return java.util.Objects.requireNonNull(uris.get(service));
  }

  /// What a function's process needs in order to find this cloud, and nothing else.
  public Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_DEFAULT_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", SdkSettings.ACCESS_KEY);
    variables.put("AWS_SECRET_ACCESS_KEY", SdkSettings.SECRET_KEY);
    uris.forEach((service, uri) -> variables.put(service.variable(), uri.toString()));
    return variables;
  }

  /// By the names of the services, as `local.json` has them.
  public Json.Obj json() {
    var json = Json.object();
    uris.forEach((service, uri) -> json.put(service.id(), uri.toString()));
    return json.build();
  }
}

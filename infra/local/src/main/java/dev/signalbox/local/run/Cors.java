package dev.signalbox.local.run;

import dev.signalbox.local.http.Request;
import dev.signalbox.local.http.Response;
import dev.signalbox.local.template.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The HTTP API answers preflight requests itself, and its CORS headers replace the function's.
final class Cors {

  private final Map<String, Object> configuration;

  /// @param configuration the property `CorsConfiguration`, empty for none
  Cors(Map<String, Object> configuration) {
    this.configuration = configuration;
  }

  Optional<Response> preflight(Request request) {
    boolean asked =
        request.method().equals("OPTIONS")
            && request.header("access-control-request-method").isPresent();
    return asked && !configuration.isEmpty()
        ? Optional.of(new Response(204, Map.of(), new byte[0])).map(r -> with(request, r, true))
        : Optional.empty();
  }

  Response apply(Request request, Response response) {
    return configuration.isEmpty() ? response : with(request, response, false);
  }

  private Response with(Request request, Response response, boolean preflight) {
    var headers = new LinkedHashMap<>(response.headers());
    headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    Optional<String> origin = request.header("origin").filter(this::isAllowed);
    origin.ifPresent(allowed -> {
      headers.put("Access-Control-Allow-Origin", List.of(answeredOrigin(allowed)));
      put(headers, "Access-Control-Expose-Headers", "ExposeHeaders");
      if (Trees.flag(configuration, "AllowCredentials", false)) {
        headers.put("Access-Control-Allow-Credentials", List.of("true"));
      }
      if (preflight) {
        put(headers, "Access-Control-Allow-Methods", "AllowMethods");
        put(headers, "Access-Control-Allow-Headers", "AllowHeaders");
        Trees.text(configuration, "MaxAge")
            .ifPresent(age -> headers.put("Access-Control-Max-Age", List.of(age)));
      }
    });
    return new Response(response.status(), headers, response.body());
  }

  private boolean isAllowed(String origin) {
    return origins().contains("*") || origins().contains(origin);
  }

  private String answeredOrigin(String origin) {
    return origins().contains("*") ? "*" : origin;
  }

  private List<String> origins() {
    return Trees.list(configuration.get("AllowOrigins")).stream().map(String::valueOf).toList();
  }

  private void put(Map<String, List<String>> headers, String header, String property) {
    String values =
        Trees.list(configuration.get(property)).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    if (!values.isEmpty()) {
      headers.put(header, List.of(values));
    }
  }
}

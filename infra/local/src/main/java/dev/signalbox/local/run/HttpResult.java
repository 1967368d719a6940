package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.json.MalformedJson;
import dev.signalbox.local.http.Response;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a function answered, as the HTTP API makes a response of it.
final class HttpResult {

  private HttpResult() {}

  /// An answer without a status code is a body with status 200, as API Gateway has it.
  static Response of(byte[] answer) {
    Json json;
    try {
      json = answer.length == 0 ? Json.none() : Json.parse(answer);
    } catch (MalformedJson _) {
      return internalError();
    }
    return json instanceof Json.Obj result && result.number("statusCode").isPresent()
        ? response(result)
        : Response.of(200, "application/json", answer);
  }

  static Response internalError() {
    return Response.json(500, Json.object().put("message", "Internal Server Error"));
  }

  private static Response response(Json.Obj result) {
    String text = result.text("body").orElse("");
    boolean encoded = result.bool("isBase64Encoded").orElse(false);
    byte[] body = encoded ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("Content-Type", List.of("text/plain; charset=utf-8"));
    headers(result).forEach((name, value) -> put(headers, name, value));
    List<String> cookies =
        result.list("cookies").stream().flatMap(cookie -> cookie.asText().stream()).toList();
    if (!cookies.isEmpty()) {
      headers.put("Set-Cookie", cookies);
    }
    return new Response((int) result.number("statusCode").orElse(200), headers, body);
  }

  private static void put(Map<String, List<String>> headers, String name, String value) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, List.of(value));
  }

  private static Map<String, String> headers(Json.Obj result) {
    var headers = new LinkedHashMap<String, String>();
    result
        .object("headers")
        .ifPresent(all ->
            all.fields()
                .forEach((name, value) -> headers.put(name, value.asText().orElse(value.write()))));
    return headers;
  }
}

package dev.signalbox.simulator.http;

import dev.signalbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer.
public record Response(int status, Map<String, String> headers, Body body) implements Reply {

  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json; charset=utf-8");

  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response json(int status, Json body) {
    return json(status, Body.of(body.bytes()));
  }

  public static Response json(int status, Body body) {
    return new Response(status, JSON, body);
  }

  public static Response text(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), Body.of(body));
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}

package dev.signalbox.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One HTTP answer.
// Responses are sent once and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Map<String, List<String>> headers, byte[] body) {

  public static Response json(int status, Json body) {
    return of(status, "application/json", body.bytes());
  }

  public static Response json(int status, ObjBuilder body) {
    return json(status, body.build());
  }

  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  public Response with(String header, String value) {
    var headers = new LinkedHashMap<>(this.headers);
    headers.put(header, List.of(value));
    return new Response(status, headers, body);
  }
}

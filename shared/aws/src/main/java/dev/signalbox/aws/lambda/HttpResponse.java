package dev.signalbox.aws.lambda;

import dev.signalbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP answer.
public record HttpResponse(int status, Map<String, String> headers, Body body) {

  public HttpResponse {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("No HTTP status: " + status);
    }
    headers = Map.copyOf(headers);
  }

  /// A status without a body.
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), Body.empty());
  }

  public static HttpResponse json(int status, Json value) {
    return of(status, "application/json", Body.of(value.bytes()));
  }

  /// An error as RFC 9457 has it.
  public static HttpResponse problem(int status, Json.Obj problem) {
    return of(status, "application/problem+json", Body.of(problem.bytes()));
  }

  public static HttpResponse of(int status, String contentType, Body body) {
    return new HttpResponse(status, Map.of("content-type", contentType), body);
  }

  /// The same answer with one more header.
  public HttpResponse with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpResponse(status, more, body);
  }
}

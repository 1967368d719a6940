package dev.signalbox.aws.lambda;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The payload of an HTTP API, version 2.0, read and written without Micronaut.
public final class ApiGateway {

  private ApiGateway() {}

  public static HttpRequest read(InputStream event) throws IOException {
    return read(Json.parseObject(event.readAllBytes()));
  }

  private static HttpRequest read(Json.Obj event) {
    Json.Obj context = event.object("requestContext").orElse(Json.object().build());
    Json.Obj http = context.object("http").orElse(Json.object().build());
    return new HttpRequest(
        http.text("method").orElse(""),
        event.text("rawPath").orElse(""),
        HttpRequest.parseQuery(event.text("rawQueryString").orElse("")),
        headers(event),
        body(event.text("body").orElse(""), event.bool("isBase64Encoded").orElse(false)),
        http.text("sourceIp").orElse(""),
        context.text("domainName").orElse(""),
        context.text("requestId").orElse(""));
  }

  private static Map<String, String> headers(Json.Obj event) {
    var headers = new LinkedHashMap<String, String>();
    event
        .object("headers")
        .ifPresent(all -> all.fields().keySet().forEach(name -> copy(all, name, headers)));
    return withCookies(headers, cookies(event));
  }

  private static List<String> cookies(Json.Obj event) {
    return event.list("cookies").stream().flatMap(cookie -> cookie.asText().stream()).toList();
  }

  private static void copy(Json.Obj from, String name, Map<String, String> to) {
    from.text(name).ifPresent(value -> to.put(name, value));
  }

  /// The front door takes cookies out of the headers; here they go back in.
  static Map<String, String> withCookies(Map<String, String> headers, List<String> cookies) {
    var all = new LinkedHashMap<>(headers);
    if (!cookies.isEmpty()) {
      all.putIfAbsent("cookie", cookies.stream().collect(Collectors.joining("; ")));
    }
    return all;
  }

  static Body body(String text, boolean base64) {
    return base64 ? Body.ofBase64(text) : Body.of(text);
  }

  public static void write(HttpResponse answer, OutputStream out) throws IOException {
    var headers = Json.object();
    answer.headers().forEach(headers::put);
    var text = answer.body().exactText();
    out.write(
        Json.object()
            .put("statusCode", answer.status())
            .put("headers", headers)
            .put("body", text.orElseGet(answer.body()::base64))
            .put("isBase64Encoded", text.isEmpty())
            .bytes());
  }
}

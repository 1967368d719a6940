package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.http.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The event of an HTTP API, payload format 2.0.
final class HttpEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpEvent() {}

  static byte[] of(Request request, Route route, Map<String, String> pathParameters) {
    var event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", route.key())
            .put("rawPath", request.rawPath())
            .put("rawQueryString", rawQuery(request))
            .put("headers", headers(request));
    cookies(request, event);
    query(request, event);
    event.put("requestContext", context(request, route));
    if (!pathParameters.isEmpty()) {
      event.put("pathParameters", texts(pathParameters));
    }
    body(request, event);
    return event.bytes();
  }

  private static String rawQuery(Request request) {
    String query = request.uri().getRawQuery();
    return query == null ? "" : query;
  }

  private static Json.Obj headers(Request request) {
    var headers = Json.object();
    request.headers().keySet().stream()
        .filter(name -> !name.equals("cookie"))
        .forEach(name -> headers.put(name, request.header(name).map(Json::text)));
    headers.put("x-forwarded-for", request.from().getAddress().getHostAddress());
    headers.put("x-forwarded-proto", "http");
    return headers.build();
  }

  private static void cookies(Request request, ObjBuilder event) {
    request
        .header("cookie")
        .ifPresent(all -> event.put("cookies", Json.texts(List.of(all.split(";\\s*")))));
  }

  private static void query(Request request, ObjBuilder event) {
    var parameters = Json.object();
    request
        .query()
        .parameters()
        .forEach((name, values) -> parameters.put(name, String.join(",", values)));
    if (!parameters.build().fields().isEmpty()) {
      event.put("queryStringParameters", parameters);
    }
  }

  private static ObjBuilder context(Request request, Route route) {
    Instant now = Instant.now();
    String host = request.header("host").orElse("localhost");
    return Json.object()
        .put("accountId", Endpoints.ACCOUNT)
        .put("apiId", "local")
        .put("domainName", host)
        .put("domainPrefix", host.replaceFirst("[.:].*", ""))
        .put("http", http(request))
        .put("requestId", UUID.randomUUID().toString())
        .put("routeKey", route.key())
        .put("stage", "$default")
        .put("time", TIME.format(now))
        .put("timeEpoch", now.toEpochMilli());
  }

  private static ObjBuilder http(Request request) {
    return Json.object()
        .put("method", request.method())
        .put("path", request.rawPath())
        .put("protocol", request.protocol())
        .put("sourceIp", request.from().getAddress().getHostAddress())
        .put("userAgent", request.header("user-agent").orElse(""));
  }

  private static void body(Request request, ObjBuilder event) {
    boolean text = isText(request);
    if (request.body().length > 0) {
      byte[] body = request.body();
      event.put("body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", request.body().length > 0 && !text);
  }

  /// API Gateway passes JSON, XML, JavaScript and text as they are, and everything else, forms too,
  /// in base64.
  private static boolean isText(Request request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.startsWith("application/json")
        || type.startsWith("application/xml")
        || type.startsWith("application/javascript");
  }

  private static ObjBuilder texts(Map<String, String> values) {
    var object = Json.object();
    values.forEach(object::put);
    return object;
  }
}

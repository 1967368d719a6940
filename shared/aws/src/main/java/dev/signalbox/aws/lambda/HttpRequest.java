package dev.signalbox.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request as the front door passed it on.
///
/// @param path without host and query
/// @param query decoded; of a parameter that is given twice, the first
/// @param headers by lower-case name; several values of one header are joined by commas
/// @param body after base64, if the front door used it
/// @param sourceIp the address that the front door saw, which no header can forge
/// @param host the name the caller used to reach us
public record HttpRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Body body,
    String sourceIp,
    String host,
    String requestId) {

  public HttpRequest {
    query = Map.copyOf(query);
    headers = lowerCased(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// A query parameter, or empty when it is absent or blank.
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /// Neither path, query nor headers: they carry tokens, and this text may end in a log.
  @Override
  public String toString() {
    return "HttpRequest[" + method + ", " + requestId + ", " + body + "]";
  }

  private static Map<String, String> lowerCased(Map<String, String> headers) {
    var lower = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    return Map.copyOf(lower);
  }

  /// Reads `a=1&b=x%20y`.
  static Map<String, String> parseQuery(String raw) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.putIfAbsent(decode(name), decode(value));
      }
    }
    return parameters;
  }

  /// A broken escape stays as it was sent: whoever checks the value refuses it by name.
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return text;
    }
  }
}

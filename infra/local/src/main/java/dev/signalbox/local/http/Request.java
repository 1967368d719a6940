package dev.signalbox.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request as it came, names of headers in lower case.
// Requests are read once and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    URI uri,
    Map<String, List<String>> headers,
    byte[] body,
    InetSocketAddress from,
    String protocol) {

  static Request read(HttpExchange exchange) throws IOException {
    var headers = new LinkedHashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        exchange.getRequestBody().readAllBytes(),
        exchange.getRemoteAddress(),
        exchange.getProtocol());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
  }

  public String rawPath() {
    return uri.getRawPath();
  }

  public Query query() {
    return Query.parse(uri.getRawQuery());
  }
}

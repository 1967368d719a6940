package dev.signalbox.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The decoded parameters of a query string, repeated ones in their order.
public record Query(Map<String, List<String>> parameters) {

  static Query parse(@Nullable String raw) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
    }
    return new Query(parameters);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  public Optional<String> first(String name) {
    return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
  }
}

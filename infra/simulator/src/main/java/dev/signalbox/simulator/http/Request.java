package dev.signalbox.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One request as it came. `path` is decoded and keeps its case; header names are lower case.
///
/// @param number counts all requests of this server from 1
/// @param query the raw text behind the question mark, empty when there is none
public record Request(
    long number,
    Instant at,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    Body body) {

  public Request {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /// The path cut at its slashes, without empty parts.
  public List<String> segments() {
    return Pattern.compile("/").splitAsStream(path).filter(part -> !part.isEmpty()).toList();
  }

  /// A query parameter, decoded; of several with one name the last wins.
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters().get(name.toLowerCase(Locale.ROOT)));
  }

  private Map<String, String> parameters() {
    Map<String, String> found = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.put(
            decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
            decoded(pair.substring(equals + 1)));
      }
    }
    return found;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

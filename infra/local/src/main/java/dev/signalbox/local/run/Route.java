package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.local.template.BadTemplate;
import java.net.URLDecoder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A route of the HTTP API and the function behind it.
///
/// @param method `ANY` for each
/// @param path with `{name}` for a segment and `{name+}` for the rest; `$default` for everything
record Route(String method, String path, Function function) {

  static final String DEFAULT = "$default";

  /// API Gateway takes the route that says most: literal segments before variables before greedy
  /// ones, a method before ANY.
  static final Comparator<Route> MOST_SPECIFIC_FIRST =
      Comparator.<Route, String>comparing(Route::rank)
          .thenComparing(route -> route.method().equals("ANY"));

  Route {
    method = method.toUpperCase(Locale.ROOT);
    if (!path.equals(DEFAULT) && !path.startsWith("/")) {
      throw new BadTemplate(
          "the path " + path + " of " + function.spec().logicalId() + " does not begin with /.");
    }
  }

  String key() {
    return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
  }

  private String rank() {
    if (path.equals(DEFAULT)) {
      return "9";
    }
    var rank = new StringBuilder();
    for (String segment : segments(path)) {
      rank.append(!segment.startsWith("{") ? '0' : segment.endsWith("+}") ? '2' : '1');
    }
    return rank.toString();
  }

  /// The path's parameters when this route takes the request.
  Optional<Map<String, String>> match(String method, String rawPath) {
    if (path.equals(DEFAULT)) {
      return Optional.of(Map.of());
    }
    if (!this.method.equals("ANY") && !this.method.equals(method)) {
      return Optional.empty();
    }
    return match(segments(path), segments(rawPath));
  }

  private static Optional<Map<String, String>> match(List<String> wanted, List<String> given) {
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.endsWith("+}")) {
        return rest(segment, given.subList(Math.min(i, given.size()), given.size()), parameters);
      }
      boolean variable = segment.startsWith("{");
      if (i >= given.size() || (!variable && !segment.equals(given.get(i)))) {
        return Optional.empty();
      }
      if (variable) {
        parameters.put(segment.substring(1, segment.length() - 1), decode(given.get(i)));
      }
    }
    return wanted.size() == given.size() ? Optional.of(parameters) : Optional.empty();
  }

  /// A greedy variable wants at least one segment.
  private static Optional<Map<String, String>> rest(
      String segment, List<String> rest, Map<String, String> parameters) {
    String value = decode(String.join("/", rest));
    parameters.put(segment.substring(1, segment.length() - 2), value);
    return value.isEmpty() ? Optional.empty() : Optional.of(parameters);
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}

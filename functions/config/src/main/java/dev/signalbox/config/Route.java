package dev.signalbox.config;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.core.tenant.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One row of the API.
///
/// @param path with variable parts in braces: `/v1/connections/{connection}`
/// @param role the least role that may; null for a route that needs no session
/// @param about what it does, in a few words
/// @param form what the body has to be
/// @param query the parameters that it reads from the query
/// @param once whether it starts work, and an `Idempotency-Key` keeps it from starting it again
/// @param answer the schema of a good answer; null when it has no body
record Route(
    String method,
    String path,
    @Nullable Role role,
    String about,
    Form form,
    int status,
    @Nullable Shape<?> answer,
    List<Parameter> query,
    boolean once,
    Function<Call, HttpResponse> work) {

  /// A parameter in the query. Others than those that a route names are overlooked.
  ///
  /// @param type in JSON Schema: string or integer
  record Parameter(String name, String type, String about) {}

  Route {
    query = List.copyOf(query);
  }

  Route(
      String method,
      String path,
      @Nullable Role role,
      String about,
      Form form,
      int status,
      @Nullable Shape<?> answer,
      Function<Call, HttpResponse> work) {
    this(method, path, role, about, form, status, answer, List.of(), false, work);
  }

  Route asking(Parameter... parameters) {
    return new Route(
        method, path, role, about, form, status, answer, List.of(parameters), once, work);
  }

  Route startingWork() {
    return new Route(method, path, role, about, form, status, answer, query, true, work);
  }

  /// Bodies of this API, in bytes.
  static final int LARGEST_BODY = 1_000_000;

  /// The variable parts of a path that this route is for; empty for another one's.
  Optional<Map<String, String>> match(String given) {
    List<String> wanted = segments(path);
    List<String> parts = segments(given);
    if (wanted.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      if (isVariable(wanted.get(i))) {
        variables.put(nameOf(wanted.get(i)), parts.get(i));
      } else if (!wanted.get(i).equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  List<String> variables() {
    return segments(path).stream().filter(Route::isVariable).map(Route::nameOf).toList();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private static String nameOf(String segment) {
    return segment.substring(1, segment.length() - 1);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
    segments.removeFirst();
    return segments;
  }
}

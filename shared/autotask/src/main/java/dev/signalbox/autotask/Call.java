package dev.signalbox.autotask;

import dev.signalbox.json.Json;
import org.jspecify.annotations.Nullable;

/// One request to an account.
///
/// @param endpoint the object whose simultaneous calls Autotask counts; of what hangs on another
///   object always that one, so that it does not matter under which of the two Autotask counts it
/// @param path below the version, such as `Tickets/query`
/// @param repeatable whether doing it twice is the same as doing it once
record Call(
    String method, String endpoint, String path, Json.@Nullable Obj body, boolean repeatable) {

  static Call get(String endpoint, String path) {
    return new Call("GET", endpoint, path, null, true);
  }

  static Call query(String entity, Json.Obj body) {
    return new Call("POST", entity, entity + "/query", body, true);
  }

  static Call count(String entity, Json.Obj body) {
    return new Call("POST", entity, entity + "/query/count", body, true);
  }

  static Call create(String endpoint, String path, Json.Obj body) {
    return new Call("POST", endpoint, path, body, false);
  }

  static Call patch(String endpoint, String path, Json.Obj body) {
    return new Call("PATCH", endpoint, path, body, true);
  }

  static Call delete(String endpoint, String path) {
    return new Call("DELETE", endpoint, path, null, true);
  }

  /// Whether this can be the answer: what has no list of rows does not say that there are none.
  boolean isAnsweredBy(Row body) {
    return !isForPage() || body.find("items").filter(Json.Arr.class::isInstance).isPresent();
  }

  boolean isForPage() {
    return path.endsWith("/query");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

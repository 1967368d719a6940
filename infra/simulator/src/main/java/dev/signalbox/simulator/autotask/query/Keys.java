package dev.signalbox.simulator.autotask.query;

import dev.signalbox.json.Json;
import java.util.Map;
import java.util.Optional;

/// Reads properties whose names come in any case (the vendor's sample requests mix them).
public final class Keys {

  private Keys() {}

  public static Optional<Json> find(Json.Obj object, String key) {
    Json exact = object.fields().get(key);
    if (exact != null) {
      return Optional.of(exact);
    }
    return object.fields().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public static Optional<String> text(Json.Obj object, String key) {
    return find(object, key).flatMap(Json::asText);
  }
}

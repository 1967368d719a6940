package dev.signalbox.simulator.autotask.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The fields an admin added to an entity, text all of them.
public final class UserDefinedFields {

  private final Map<String, List<String>> names = new ConcurrentHashMap<>();

  public List<String> of(EntityType entity) {
    return names.getOrDefault(entity.name(), List.of());
  }

  public Optional<String> find(EntityType entity, String name) {
    return of(entity).stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /// Replaces the user-defined fields of an entity.
  public void set(EntityType entity, List<String> fields) {
    names.put(entity.name(), List.copyOf(fields));
  }
}

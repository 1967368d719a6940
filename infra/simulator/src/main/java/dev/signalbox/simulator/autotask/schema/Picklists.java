package dev.signalbox.simulator.autotask.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The tenant's values of every picklist field; an admin changes them while the server runs
/// (Autotask developer help, General, Picklists).
public final class Picklists {

  private record Key(String entity, String field) {}

  private final Map<Key, List<PickValue>> values = new ConcurrentHashMap<>();

  public List<PickValue> of(EntityType entity, Field field) {
    return values.getOrDefault(new Key(entity.name(), field.name()), List.of());
  }

  public Optional<PickValue> find(EntityType entity, Field field, long value) {
    return of(entity, field).stream().filter(pick -> pick.value() == value).findFirst();
  }

  /// Replaces all values of a field.
  public void set(EntityType entity, String field, List<PickValue> picks) {
    values.put(new Key(entity.name(), entity.require(field).name()), List.copyOf(picks));
  }
}

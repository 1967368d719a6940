package dev.signalbox.simulator.autotask.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// All entities the simulator holds, found by either of their names in any case.
public final class Schema {

  private static final List<String> FILES =
      List.of("tickets", "companies", "people", "catalogue", "logs", "webhooks", "insights");

  private final Map<String, EntityType> byName = new LinkedHashMap<>();
  private final Map<String, EntityType> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Schema() {}

  public static Schema load() {
    Schema schema = new Schema();
    FILES.forEach(schema::add);
    return schema;
  }

  private void add(String file) {
    try (var stream = Objects.requireNonNull(Schema.class.getResourceAsStream(file + ".schema"));
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      SchemaReader.read(lines.lines()).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(EntityType entity) {
    byName.put(entity.name(), entity);
    found.put(entity.name(), entity);
    found.put(entity.path(), entity);
  }

  public Collection<EntityType> entities() {
    return Collections.unmodifiableCollection(byName.values());
  }

  public Optional<EntityType> find(String nameOrPath) {
    return Optional.ofNullable(found.get(nameOrPath));
  }

  /// The entity with that name or path.
  ///
  /// @throws IllegalArgumentException when the simulator holds no such entity
  public EntityType require(String nameOrPath) {
    return find(nameOrPath)
        .orElseThrow(() -> new IllegalArgumentException("No entity is called " + nameOrPath));
  }

  /// The entity at `/Parent/{id}/name`.
  public Optional<EntityType> child(EntityType parent, String name) {
    return byName.values().stream()
        .filter(entity -> under(entity, parent, name).isPresent())
        .findFirst();
  }

  /// How `entity` is reached under `parent` by that name.
  public static Optional<ChildPath> under(EntityType entity, EntityType parent, String name) {
    return entity.children().stream()
        .filter(path -> path.parent().equals(parent.path()) && path.name().equalsIgnoreCase(name))
        .findFirst();
  }
}

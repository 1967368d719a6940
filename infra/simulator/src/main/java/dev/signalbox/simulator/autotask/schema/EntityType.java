package dev.signalbox.simulator.autotask.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One entity: its names (`Ticket` in texts, `Tickets` in paths), fields and verbs.
public final class EntityType {

  private final String name;
  private final String path;
  private final List<Field> fields;
  private final Map<String, Field> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<Verb> verbs;
  private final List<ChildPath> children;
  private final boolean webhooks;
  private final @Nullable String only;

  EntityType(
      String name,
      String path,
      List<Field> fields,
      Set<Verb> verbs,
      List<ChildPath> children,
      boolean webhooks,
      @Nullable String only) {
    this.name = name;
    this.path = path;
    this.fields = List.copyOf(fields);
    this.verbs = Set.copyOf(verbs);
    this.children = List.copyOf(children);
    this.webhooks = webhooks;
    this.only = only;
    fields.forEach(field -> byName.put(field.name(), field));
  }

  public String name() {
    return name;
  }

  public String path() {
    return path;
  }

  public List<Field> fields() {
    return fields;
  }

  /// Names match in any case, as the vendor's do.
  public Optional<Field> field(String fieldName) {
    return Optional.ofNullable(byName.get(fieldName));
  }

  /// The field with that name.
  ///
  /// @throws IllegalArgumentException when there is no such field
  public Field require(String fieldName) {
    Field field = byName.get(fieldName);
    if (field == null) {
      throw new IllegalArgumentException(name + " has no field " + fieldName);
    }
    return field;
  }

  public Set<Verb> verbs() {
    return verbs;
  }

  /// The paths under parents at which this entity is reached.
  public List<ChildPath> children() {
    return children;
  }

  /// The field by which alone this entity can be asked for; empty when by any.
  public Optional<String> onlyBy() {
    return Optional.ofNullable(only);
  }

  /// Whether a record's bytes come from its own path under its parent only.
  public boolean hasBytes() {
    return fields.stream().anyMatch(field -> field.is(Field.Trait.BYTES));
  }

  public boolean supportsWebhooks() {
    return webhooks;
  }

  public boolean hasUserDefinedFields() {
    return Set.of(
            "ticket", "ticketnote", "timeentry", "company", "contact", "opportunity", "resource")
        .contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.signalbox.simulator.autotask.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One field of an entity.
///
/// @param index its place in a row
/// @param length longest text, 0 for none
/// @param reference name of the entity whose id it holds
/// @param pickParent the picklist field that decides which values it may have
public record Field(
    int index,
    String name,
    FieldType type,
    int length,
    @Nullable String reference,
    @Nullable String pickParent,
    Set<Trait> traits) {

  public Field {
    traits = Set.copyOf(traits);
  }

  /// Yes-or-no properties of a field.
  public enum Trait {
    REQUIRED,
    /// Filled by the server; what a caller sends is dropped.
    READ_ONLY,
    /// Settable on create only.
    ONCE,
    NOT_QUERYABLE,
    PICKLIST,
    /// A change of it can trigger a webhook.
    WEBHOOK,
    /// Reads answer asterisks.
    SECRET,
    /// Only its record's own path under its parent shows it; everything else answers null.
    BYTES,
    /// The record it points to has to be active.
    ACTIVE_REFERENCE
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}

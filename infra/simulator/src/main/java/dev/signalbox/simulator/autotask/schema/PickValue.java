package dev.signalbox.simulator.autotask.schema;

import org.jspecify.annotations.Nullable;

/// One value of a picklist.
///
/// @param parent the value of the parent field under which it may be chosen
public record PickValue(
    long value,
    String label,
    int sortOrder,
    @Nullable Long parent,
    boolean isDefault,
    boolean isActive,
    boolean isSystem) {

  public static PickValue of(long value, String label, int sortOrder) {
    return new PickValue(value, label, sortOrder, null, false, true, false);
  }

  public PickValue inactive() {
    return new PickValue(value, label, sortOrder, parent, isDefault, false, isSystem);
  }
}

package dev.signalbox.core.psa;

import org.jspecify.annotations.Nullable;

/// One value of a PSA's picklist. Inactive values stay on old tickets and are never offered.
///
/// @param parent the value of the governing picklist that this one belongs under
public record PickValue(
    long id, String label, boolean active, int sortOrder, @Nullable Long parent) {}

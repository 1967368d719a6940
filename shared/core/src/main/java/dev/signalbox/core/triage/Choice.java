package dev.signalbox.core.triage;

import org.jspecify.annotations.Nullable;

/// A live value of the PSA that may be chosen.
///
/// @param description what it is meant for, in a sentence; empty when the tenant wrote none
/// @param parent the value of the governing list that this one belongs under
public record Choice(long id, String label, String description, @Nullable Long parent) {}

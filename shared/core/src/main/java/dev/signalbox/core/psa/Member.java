package dev.signalbox.core.psa;

/// A technician as the PSA lists them.
///
/// @param apiOnly whether this is an API user, to whom nothing can be assigned
public record Member(MemberId id, String name, String email, boolean active, boolean apiOnly) {}

package dev.signalbox.core.connection;

import org.jspecify.annotations.Nullable;

/// Where a delivery on one hook URL belongs.
///
/// @param guid the PSA's name of the hook, which each delivery repeats; null until it is known
public record HookRoute(
    ConnectionRef ref, PsaKind psa, ConnectionState state, @Nullable String guid) {}

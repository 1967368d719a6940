package dev.signalbox.core.connection;

import java.util.Optional;

/// Keeps the secrets of connections, one entry each.
public interface SecretStore {

  Optional<PsaSecret> find(ConnectionRef ref);

  /// Creates or replaces the entry.
  void put(ConnectionRef ref, PsaSecret secret);

  void delete(ConnectionRef ref);
}

package dev.signalbox.core.connection;

import java.time.Instant;
import java.util.Optional;

/// Keeps the secrets of connections, one entry each.
public interface SecretStore {

  Optional<PsaSecret> find(ConnectionRef ref);

  /// The entry as it is stored, or as it was read some time after `since`; what was remembered from
  /// before does not count.
  default Optional<PsaSecret> findSince(ConnectionRef ref, Instant since) {
    return find(ref);
  }

  /// Creates or replaces the entry.
  void put(ConnectionRef ref, PsaSecret secret);

  void delete(ConnectionRef ref);
}

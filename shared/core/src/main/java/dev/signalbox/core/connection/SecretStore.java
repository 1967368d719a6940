package dev.signalbox.core.connection;

import java.util.Optional;

/// Keeps the secrets of connections, one entry each.
public interface SecretStore {

  /// May be minutes old; see [#findFresh].
  Optional<PsaSecret> find(ConnectionRef ref);

  /// As [#find], past any cache: for when a secret did not fit any more. An implementation may ask
  /// the store for it only once a minute and connection, so that forged deliveries cannot make it
  /// ask more.
  Optional<PsaSecret> findFresh(ConnectionRef ref);

  /// Creates or replaces the entry.
  void put(ConnectionRef ref, PsaSecret secret);

  void delete(ConnectionRef ref);
}

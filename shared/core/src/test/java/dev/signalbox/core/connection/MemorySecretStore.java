package dev.signalbox.core.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets in memory.
public final class MemorySecretStore implements SecretStore {

  private final Map<ConnectionRef, PsaSecret> secrets = new ConcurrentHashMap<>();

  @Override
  public Optional<PsaSecret> find(ConnectionRef ref) {
    return Optional.ofNullable(secrets.get(ref));
  }

  @Override
  public void put(ConnectionRef ref, PsaSecret secret) {
    secrets.put(ref, secret);
  }

  @Override
  public void delete(ConnectionRef ref) {
    secrets.remove(ref);
  }
}

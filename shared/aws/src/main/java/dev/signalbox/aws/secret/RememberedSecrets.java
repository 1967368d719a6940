package dev.signalbox.aws.secret;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers secrets for five minutes, for functions that open a PSA account with each message.
/// What was changed through it is known at once, here; elsewhere after those minutes, or to whoever
/// asks with [#findSince].
public final class RememberedSecrets implements SecretStore {

  private static final Duration KEPT = Duration.ofMinutes(5);

  /// Clocks of two functions may differ, and a secret is stored some time after it was checked.
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private record Known(Optional<PsaSecret> secret, Instant readAt) {}

  private final SecretStore store;
  private final InstantSource clock;
  private final Map<ConnectionRef, Known> known = new ConcurrentHashMap<>();

  public RememberedSecrets(SecretStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<PsaSecret> find(ConnectionRef ref) {
    Known held = known.get(ref);
    return held != null && held.readAt().plus(KEPT).isAfter(clock.instant())
        ? held.secret()
        : read(ref);
  }

  @Override
  public Optional<PsaSecret> findSince(ConnectionRef ref, Instant since) {
    Known held = known.get(ref);
    return held != null && held.readAt().minus(SETTLED).isAfter(since) ? find(ref) : read(ref);
  }

  private Optional<PsaSecret> read(ConnectionRef ref) {
    Instant now = clock.instant();
    Optional<PsaSecret> found = store.find(ref);
    known.put(ref, new Known(found, now));
    return found;
  }

  @Override
  public void put(ConnectionRef ref, PsaSecret secret) {
    store.put(ref, secret);
    known.remove(ref);
  }

  @Override
  public void delete(ConnectionRef ref) {
    store.delete(ref);
    known.remove(ref);
  }
}

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
/// What was changed through it is known at once, here; elsewhere after those minutes, or after
/// [#forget].
public final class RememberedSecrets implements SecretStore {

  private static final Duration KEPT = Duration.ofMinutes(5);

  private record Known(Optional<PsaSecret> secret, Instant until) {}

  private final SecretStore store;
  private final InstantSource clock;
  private final Map<ConnectionRef, Known> known = new ConcurrentHashMap<>();

  public RememberedSecrets(SecretStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<PsaSecret> find(ConnectionRef ref) {
    Instant now = clock.instant();
    Known held = known.get(ref);
    if (held != null && held.until().isAfter(now)) {
      return held.secret();
    }
    Optional<PsaSecret> found = store.find(ref);
    known.put(ref, new Known(found, now.plus(KEPT)));
    return found;
  }

  @Override
  public void put(ConnectionRef ref, PsaSecret secret) {
    store.put(ref, secret);
    forget(ref);
  }

  @Override
  public void delete(ConnectionRef ref) {
    store.delete(ref);
    forget(ref);
  }

  /// Reads the secret again next time: it was not accepted any more.
  public void forget(ConnectionRef ref) {
    known.remove(ref);
  }
}

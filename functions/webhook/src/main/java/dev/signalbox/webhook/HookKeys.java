package dev.signalbox.webhook;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The keys with which a PSA may sign: the current one and, for the overlap of a rotation, the one
/// before. Kept for a while; only a signature that fits none makes us look again sooner.
final class HookKeys {

  private static final Duration KEPT = Duration.ofMinutes(5);

  /// Whoever sends us rubbish shall not make us ask for the secret each time.
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private static final int MOST = 10_000;

  private record Known(Optional<PsaSecret> secret, Instant until) {}

  private final SecretStore secrets;
  private final InstantSource clock;
  private final Seldom looks;
  private final Map<ConnectionRef, Known> known = new ConcurrentHashMap<>();

  HookKeys(SecretStore secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
    this.looks = new Seldom(BETWEEN_LOOKS, clock);
  }

  /// None when the connection has none, which means that nothing can be trusted.
  List<String> of(ConnectionRef ref) {
    Known held = known.get(ref);
    Instant now = clock.instant();
    return held != null && now.isBefore(held.until()) ? live(held.secret(), now) : look(ref);
  }

  /// The keys as they are stored now; empty when they were looked up for this a moment ago.
  Optional<List<String>> newer(ConnectionRef ref) {
    return looks.mayDo(ref.toString()) ? Optional.of(look(ref)) : Optional.empty();
  }

  private List<String> look(ConnectionRef ref) {
    Optional<PsaSecret> secret = secrets.find(ref);
    Instant now = clock.instant();
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(ref, new Known(secret, now.plus(KEPT)));
    return live(secret, now);
  }

  /// The overlap of a rotation ends while the secret is remembered, too.
  private static List<String> live(Optional<PsaSecret> secret, Instant now) {
    return secret.map(held -> held.liveHookSecrets(now)).orElse(List.of());
  }
}

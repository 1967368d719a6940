package dev.signalbox.webhook;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.HookRoute;
import dev.signalbox.core.connection.HookRoutes;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.connection.SecretStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Routes and keys of hooks, remembered for a while. A wrong key is the one thing that makes us
/// look again sooner: secrets are rotated.
final class KnownHooks {

  private static final Duration ROUTES_KEPT = Duration.ofSeconds(60);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

  /// Somebody who sends us rubbish shall not make us ask for the secret each time.
  private static final Duration BETWEEN_RECHECKS = Duration.ofMinutes(1);

  /// More than any deployment has hooks; a flood of made-up names cannot fill the memory.
  private static final int MOST = 10_000;

  private record Known<T>(T value, Instant at) {
    boolean isFresh(Duration kept, Instant now) {
      return now.isBefore(at.plus(kept));
    }
  }

  private final HookRoutes routes;
  private final SecretStore secrets;
  private final InstantSource clock;
  private final Map<String, Known<HookRoute>> knownRoutes = new ConcurrentHashMap<>();
  private final Map<ConnectionRef, Known<List<String>>> knownKeys = new ConcurrentHashMap<>();
  private final Map<ConnectionRef, Instant> rechecked = new ConcurrentHashMap<>();

  KnownHooks(HookRoutes routes, SecretStore secrets, InstantSource clock) {
    this.routes = routes;
    this.secrets = secrets;
    this.clock = clock;
  }

  Optional<HookRoute> route(String tokenId) {
    Instant now = clock.instant();
    Known<HookRoute> known = knownRoutes.get(tokenId);
    if (known != null && known.isFresh(ROUTES_KEPT, now)) {
      return Optional.of(known.value());
    }
    Optional<HookRoute> found = routes.find(tokenId);
    found.ifPresent(route -> remember(knownRoutes, tokenId, new Known<>(route, now)));
    return found;
  }

  /// The signing keys of a connection, current and previous; none when it has none.
  List<String> keys(ConnectionRef ref) {
    Instant now = clock.instant();
    Known<List<String>> known = knownKeys.get(ref);
    return known != null && known.isFresh(KEYS_KEPT, now) ? known.value() : load(ref, now);
  }

  /// The keys as they are stored now; empty when they were looked up for this a moment ago.
  Optional<List<String>> newerKeys(ConnectionRef ref) {
    Instant now = clock.instant();
    Instant last = rechecked.get(ref);
    if (last != null && now.isBefore(last.plus(BETWEEN_RECHECKS))) {
      return Optional.empty();
    }
    remember(rechecked, ref, now);
    return Optional.of(load(ref, now));
  }

  private List<String> load(ConnectionRef ref, Instant now) {
    List<String> keys = secrets.find(ref).map(KnownHooks::keysOf).orElse(List.of());
    remember(knownKeys, ref, new Known<>(keys, now));
    return keys;
  }

  private static List<String> keysOf(PsaSecret secret) {
    return Stream.of(secret.hookSecret(), secret.previousHookSecret())
        .flatMap(Stream::ofNullable)
        .filter(key -> !key.isBlank())
        .toList();
  }

  private static <K, V> void remember(Map<K, V> known, K key, V value) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key, value);
  }
}

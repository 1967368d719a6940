package dev.signalbox.autotask;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What looking after webhooks needs to know of an account and what hardly ever changes there, so
/// that not every look asks for it: the numbers of the fields to watch, and who we are. Whatever
/// finds webhooks other than they have to be forgets it first.
final class HookMemory {

  private static final Duration WHOLE = Duration.ofDays(1);

  /// Of what was incomplete: a field or a user may come to be seen. Many an account never offers
  /// all fields.
  private static final Duration INCOMPLETE = Duration.ofHours(6);

  /// The fields of a kind that Autotask offers.
  ///
  /// @param all whether it offers all that we want to watch
  record Watched(Set<Long> numbers, boolean all) {
    Watched {
      numbers = Set.copyOf(numbers);
    }
  }

  /// An account as one API user sees it.
  private record Whose(String account, String username) {
    static Whose of(Account account) {
      return new Whose(account.limits(), account.credentials().username());
    }
  }

  private record Fields(Whose whose, HookKind kind) {}

  private record Known<T>(T value, Instant until) {}

  private final InstantSource clock;
  private final Map<Fields, Known<Watched>> fields = new ConcurrentHashMap<>();
  private final Map<Whose, Known<Optional<Long>>> selves = new ConcurrentHashMap<>();

  HookMemory(InstantSource clock) {
    this.clock = clock;
  }

  Set<Long> watched(Account account, HookKind kind, Supplier<Watched> ask) {
    return known(fields, new Fields(Whose.of(account), kind), ask, Watched::all).numbers();
  }

  /// The resource behind the API user; empty where Autotask does not show it.
  Optional<Long> self(Account account, Supplier<Optional<Long>> ask) {
    return known(selves, Whose.of(account), ask, Optional::isPresent);
  }

  void forget(Account account) {
    Whose whose = Whose.of(account);
    fields.keySet().removeIf(key -> key.whose().equals(whose));
    selves.remove(whose);
  }

  /// Asked outside the map: an answer may take a minute.
  private <K, V> V known(Map<K, Known<V>> all, K key, Supplier<V> ask, Predicate<V> whole) {
    Known<V> held = all.get(key);
    if (held != null && clock.instant().isBefore(held.until())) {
      return held.value();
    }
    V value = ask.get();
    Duration keep = whole.test(value) ? WHOLE : INCOMPLETE;
    all.put(key, new Known<>(value, clock.instant().plus(keep)));
    return value;
  }
}

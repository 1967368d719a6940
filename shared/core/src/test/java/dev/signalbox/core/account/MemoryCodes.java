package dev.signalbox.core.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Challenges and counters in memory.
public final class MemoryCodes implements Codes {

  private final Map<String, Challenge> challenges = new HashMap<>();
  private final Map<String, LastHour> counters = new HashMap<>();

  @Override
  public synchronized void open(Challenge challenge) {
    challenges.put(challenge.challenge(), challenge);
  }

  @Override
  public synchronized Optional<Challenge> find(String challenge, Instant now) {
    return Optional.ofNullable(challenges.get(challenge)).filter(it -> it.expiresAt().isAfter(now));
  }

  @Override
  public boolean setCode(String challenge, String codeHash, Instant now) {
    return change(
            challenge,
            now,
            it -> !it.used(),
            it ->
                new Challenge(
                    challenge, it.email(), codeHash, it.tries(), it.used(), it.expiresAt()))
        .isPresent();
  }

  @Override
  public Optional<Challenge> countTry(String challenge, int mostTries, Instant now) {
    return change(
        challenge,
        now,
        it -> !it.used() && it.tries() < mostTries,
        it ->
            new Challenge(
                challenge, it.email(), it.codeHash(), it.tries() + 1, false, it.expiresAt()));
  }

  @Override
  public boolean use(String challenge, Instant now) {
    return change(
            challenge,
            now,
            it -> !it.used(),
            it ->
                new Challenge(
                    challenge, it.email(), it.codeHash(), it.tries(), true, it.expiresAt()))
        .isPresent();
  }

  @Override
  public synchronized boolean countWithin(String key, int most, Instant now) {
    Optional<LastHour> counted =
        counters.getOrDefault(key, new LastHour(List.of())).plus(now, most);
    counted.ifPresent(hour -> counters.put(key, hour));
    return counted.isPresent();
  }

  private synchronized Optional<Challenge> change(
      String challenge,
      Instant now,
      Predicate<Challenge> condition,
      UnaryOperator<Challenge> change) {
    Optional<Challenge> changed = find(challenge, now).filter(condition).map(change);
    changed.ifPresent(it -> challenges.put(challenge, it));
    return changed;
  }
}

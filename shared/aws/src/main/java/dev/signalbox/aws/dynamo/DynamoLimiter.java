package dev.signalbox.aws.dynamo;

import dev.signalbox.core.Ids;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.RollingHour;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The limits of PSA accounts, shared by all functions. A call costs one read, one small write for
/// its place and one to give it back. Calls of the hour are taken in packs: the more calls a worker
/// made within a minute, the larger its next pack. What is left of a pack dies with its minute, so
/// that every call falls into the minute in which it was counted.
public final class DynamoLimiter implements Limiter {

  /// Autotask gives an integration three threads at an endpoint; the third is for others.
  private static final int PLACES = 2;

  /// Longer than any call takes; frees the place of a worker that was killed.
  private static final Duration LEASE = Duration.ofSeconds(90);

  /// When to ask again for a place: a call takes less than a second as a rule.
  private static final Duration TURN = Duration.ofMillis(200);

  private static final int LARGEST_PACK = 25;

  /// When others take packs at the same moment.
  private static final int MOST_TRIES = 5;

  private static final String LEASE_UNTIL = "leaseUntil"; // S, time, condition of taking a place
  private static final String HOLDER = "holder"; // S, condition of giving it back

  /// Calls that were counted for this worker and not made yet.
  private record Pack(Instant until, int left, int taken) {
    static final Pack NONE = new Pack(Instant.MIN, 0, 0);
  }

  private record Whose(String account, Purpose purpose) {}

  private final Table table;
  private final Ids ids;
  private final InstantSource clock;
  private final int mostCalls;
  private final Map<Whose, Pack> packs = new ConcurrentHashMap<>();

  public DynamoLimiter(Table table, Ids ids, InstantSource clock) {
    this(table, ids, clock, RollingHour.MOST_CALLS);
  }

  /// @param mostCalls of an account in an hour
  public DynamoLimiter(Table table, Ids ids, InstantSource clock, int mostCalls) {
    this.mostCalls = mostCalls;
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Answer ask(String account, String endpoint, Purpose purpose) {
    Instant now = clock.instant();
    AccountLimits limits = AccountLimits.read(table, account, mostCalls);
    if (limits.quietUntil().isAfter(now)) {
      return new Answer.Wait(Duration.between(now, limits.quietUntil()));
    }
    Whose whose = new Whose(account, purpose);
    if (!hasCall(whose, now) && limits.hour().room(purpose, 1, now) == 0) {
      return new Answer.Wait(limits.hour().untilRoom(purpose, now));
    }
    Optional<Permit> place = takePlace(account, endpoint, now);
    if (place.isEmpty()) {
      return new Answer.Wait(TURN);
    }
    if (takeCall(whose, now)) {
      return new Answer.Granted(place.get());
    }
    place.get().close();
    return new Answer.Wait(TURN);
  }

  @Override
  public void backOff(String account, Duration duration) {
    AccountLimits.quiet(table, account, clock.instant().plus(duration));
  }

  private boolean hasCall(Whose whose, Instant now) {
    Pack pack = packs.getOrDefault(whose, Pack.NONE);
    return pack.left() > 0 && pack.until().isAfter(now);
  }

  private synchronized boolean takeCall(Whose whose, Instant now) {
    if (!hasCall(whose, now)) {
      Pack pack = takePack(whose, now);
      if (pack.left() == 0) {
        return false;
      }
      packs.put(whose, pack);
    }
    packs.computeIfPresent(
        whose, (_, pack) -> new Pack(pack.until(), pack.left() - 1, pack.taken()));
    return true;
  }

  private Pack takePack(Whose whose, Instant now) {
    Pack before = packs.getOrDefault(whose, Pack.NONE);
    int taken = before.until().isAfter(now) ? before.taken() : 0;
    int wanted = Math.clamp(taken, 1, LARGEST_PACK);
    for (int tried = 1; tried <= MOST_TRIES; tried++) {
      AccountLimits limits = AccountLimits.read(table, whose.account(), mostCalls);
      int given = limits.hour().room(whose.purpose(), wanted, now);
      if (given == 0) {
        return Pack.NONE;
      }
      if (limits.count(table, whose.account(), given, now)) {
        return new Pack(RollingHour.endOfMinute(now), given, taken + given);
      }
    }
    return Pack.NONE;
  }

  private Optional<Permit> takePlace(String account, String endpoint, Instant now) {
    String holder = ids.next();
    Expression free =
        Expression.of("attribute_not_exists(#pk) OR #leaseUntil<=:now").with("now", now);
    Fields lease = new Fields().text(HOLDER, holder).time(LEASE_UNTIL, now.plus(LEASE));
    for (int place = 0; place < PLACES; place++) {
      Key key = Keys.account(account, "CALL#" + endpoint + "#" + place);
      if (table.write(Write.change(key, lease, free)).isEmpty()) {
        return Optional.of(() -> giveBack(key, holder));
      }
    }
    return Optional.empty();
  }

  /// Nothing happens to the place of somebody who took it over after the lease ran out.
  private void giveBack(Key key, String holder) {
    var _ = table.write(Write.remove(key, Expression.of("#holder=:me").with("me", holder)));
  }
}

package dev.signalbox.aws.dynamo;

import dev.signalbox.core.Ids;
import dev.signalbox.core.psa.AccountUse;
import dev.signalbox.core.psa.CallBudget;
import dev.signalbox.core.psa.CallCount;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.RefusedLogins;
import dev.signalbox.core.psa.RollingHour;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The limits of PSA accounts, shared by all functions. A call costs one read, one small write for
/// its place and one to give it back. Calls of the hour are taken in packs: the more calls a worker
/// made within a minute, the larger its next pack. What is left of a pack dies with its minute, so
/// that every call falls into the minute in which it was counted, and is given back with the next
/// pack.
public final class DynamoLimiter implements Limiter {

  /// Autotask gives an integration three threads at an endpoint; the third is for others.
  private static final int PLACES = 2;

  /// When to ask again for a place: a call takes less than a second as a rule.
  private static final Duration TURN = Duration.ofMillis(200);

  private static final int LARGEST_PACK = 10;

  /// When others take packs at the same moment.
  private static final int MOST_TRIES = 5;

  private static final String CALL = "CALL#";
  private static final String LEASE_UNTIL = "leaseUntil"; // S, time, condition of taking a place
  private static final String HOLDER = "holder"; // S, condition of giving it back

  /// Calls that were counted for this worker and not made yet.
  private record Pack(Instant until, int left, int taken) {
    static final Pack NONE = new Pack(Instant.EPOCH, 0, 0);
  }

  private record Whose(String account, Purpose purpose) {}

  private final Table table;
  private final Ids ids;
  private final InstantSource clock;
  private final int mostCalls;
  private final Map<Whose, Pack> packs = new ConcurrentHashMap<>();

  public DynamoLimiter(Table table, Ids ids, InstantSource clock) {
    this(table, ids, clock, CallBudget.MOST_CALLS);
  }

  /// @param mostCalls of an account in an hour
  public DynamoLimiter(Table table, Ids ids, InstantSource clock, int mostCalls) {
    this.mostCalls = mostCalls;
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Answer ask(Caller caller, String endpoint) {
    Instant now = clock.instant();
    AccountLimits limits = AccountLimits.read(table, caller.account());
    Optional<Answer> refused = limits.refused().answer(caller, now);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (limits.quietUntil().isAfter(now)) {
      return new Answer.Wait(Duration.between(now, limits.quietUntil()));
    }
    if (isCountDue(caller, limits, now)) {
      return claimsCount(caller, limits, now) ? new Answer.Count() : new Answer.Wait(TURN);
    }
    return caller.purpose() == Purpose.METER
        ? new Answer.Wait(limits.budget(mostCalls).untilCount(limits.countDue(), now))
        : call(caller, endpoint, limits, now);
  }

  private boolean isCountDue(Caller caller, AccountLimits limits, Instant now) {
    return !caller.purpose().isInteractive()
        && !limits.countDue().isAfter(now)
        && limits.budget(mostCalls).mayCount(now);
  }

  private boolean claimsCount(Caller caller, AccountLimits limits, Instant now) {
    return limits.claimCount(table, caller.account(), now, now.plus(CallBudget.COUNTED_EVERY));
  }

  private Answer call(Caller caller, String endpoint, AccountLimits limits, Instant now) {
    Whose whose = new Whose(caller.account(), caller.purpose());
    CallBudget budget = limits.budget(mostCalls);
    if (!hasCall(whose, now) && budget.room(caller.purpose(), 1, now) == 0) {
      return new Answer.Wait(budget.untilRoom(caller.purpose(), now));
    }
    Optional<Permit> place = takePlace(caller.account(), endpoint, now);
    if (place.isEmpty()) {
      return new Answer.Wait(TURN);
    }
    if (takeCall(whose, now)) {
      return new Answer.Granted(place.get(), limits.refused().holds(caller.login()));
    }
    place.get().close();
    return new Answer.Wait(TURN);
  }

  @Override
  public void backOff(String account, Duration duration) {
    AccountLimits.quiet(table, account, clock.instant().plus(duration));
  }

  @Override
  public void counted(String account, int used, int most) {
    Instant now = clock.instant();
    int ours = AccountLimits.read(table, account).hour().used(now);
    AccountLimits.counted(table, account, new CallCount(used, most, ours, now));
  }

  @Override
  public void refused(Caller caller) {
    changeRefused(caller, refused -> refused.plus(caller.login(), clock.instant()));
  }

  @Override
  public void accepted(Caller caller) {
    changeRefused(caller, refused -> refused.without(caller.login()));
  }

  /// Never given up while others count calls: what is not noted here is tried again and locks a
  /// user.
  private void changeRefused(Caller caller, UnaryOperator<RefusedLogins> change) {
    AccountLimits limits;
    do {
      limits = AccountLimits.read(table, caller.account());
    } while (!limits.saveRefused(table, caller.account(), change.apply(limits.refused())));
  }

  @Override
  public void putOff(Caller caller, Duration duration) {
    AccountLimits.putOff(table, caller.account(), caller.purpose(), clock.instant().plus(duration));
  }

  @Override
  public AccountUse use(String account) {
    Instant now = clock.instant();
    AccountLimits limits = AccountLimits.read(table, account);
    return new AccountUse(
        limits.budget(mostCalls),
        now,
        limits.quietUntil(),
        limits.putOff(),
        places(account, now),
        PLACES);
  }

  private Map<String, Integer> places(String account, Instant now) {
    Map<String, Integer> taken = new TreeMap<>();
    for (Item place : table.queryAll(Keys.account(account, CALL).pk(), CALL)) {
      if (place.time(LEASE_UNTIL).isAfter(now)) {
        String key = place.key().sk();
        taken.merge(key.substring(CALL.length(), key.lastIndexOf('#')), 1, Integer::sum);
      }
    }
    return taken;
  }

  private boolean hasCall(Whose whose, Instant now) {
    Pack pack = packs.getOrDefault(whose, Pack.NONE);
    return pack.left() > 0 && pack.until().isAfter(now);
  }

  private synchronized boolean takeCall(Whose whose, Instant now) {
    if (!hasCall(whose, now)) {
      packs.put(whose, takePack(whose, now));
      if (!hasCall(whose, now)) {
        return false;
      }
    }
    packs.computeIfPresent(
        whose, (_, pack) -> new Pack(pack.until(), pack.left() - 1, pack.taken()));
    return true;
  }

  /// A new pack; what is left of one whose minute is over is given back with it.
  private Pack takePack(Whose whose, Instant now) {
    Pack before = packs.getOrDefault(whose, Pack.NONE);
    boolean sameMinute = before.until().isAfter(now);
    int taken = sameMinute ? before.taken() : 0;
    int wanted = Math.clamp(taken, 1, LARGEST_PACK);
    for (int tried = 1; tried <= MOST_TRIES; tried++) {
      AccountLimits limits =
          AccountLimits.read(table, whose.account())
              .less(whose.purpose(), sameMinute ? 0 : before.left(), before.until());
      int given = limits.budget(mostCalls).room(whose.purpose(), wanted, now);
      if (given == 0) {
        return before;
      }
      if (limits.count(table, whose.account(), whose.purpose(), given, now)) {
        return new Pack(RollingHour.endOfMinute(now), given, taken + given);
      }
    }
    return before;
  }

  private Optional<Permit> takePlace(String account, String endpoint, Instant now) {
    String holder = ids.next();
    Expression free =
        Expression.of("attribute_not_exists(#pk) OR #leaseUntil<=:now").with("now", now);
    Fields lease = new Fields().text(HOLDER, holder).time(LEASE_UNTIL, now.plus(LEASE));
    for (int place = 0; place < PLACES; place++) {
      Key key = Keys.account(account, CALL + endpoint + "#" + place);
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

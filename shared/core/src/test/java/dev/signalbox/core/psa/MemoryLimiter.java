package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The limits of PSA accounts in memory.
public final class MemoryLimiter implements Limiter {

  private static final int PLACES = 2;
  private static final Duration TURN = Duration.ofMillis(200);

  private static final class Account {
    RollingHour hour = RollingHour.EMPTY;
    RefusedLogins refused = RefusedLogins.NONE;
    Instant quietUntil = Instant.EPOCH;
    Instant countDue = Instant.EPOCH;
    @Nullable CallCount count;
    final Map<Purpose, Instant> putOff = new EnumMap<>(Purpose.class);
    final Map<String, List<Instant>> leases = new HashMap<>();
  }

  private final InstantSource clock;
  private final int mostCalls;
  private final Map<String, Account> accounts = new HashMap<>();

  public MemoryLimiter(InstantSource clock) {
    this(clock, CallBudget.MOST_CALLS);
  }

  /// @param mostCalls of an account in an hour
  public MemoryLimiter(InstantSource clock, int mostCalls) {
    this.clock = clock;
    this.mostCalls = mostCalls;
  }

  @Override
  public synchronized Answer ask(Caller caller, String endpoint) {
    Instant now = clock.instant();
    Account account = account(caller.account());
    Optional<Answer> refused = account.refused.answer(caller, now);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (account.quietUntil.isAfter(now)) {
      return new Answer.Wait(Duration.between(now, account.quietUntil));
    }
    if (!caller.purpose().isInteractive()
        && !account.countDue.isAfter(now)
        && budget(account).mayCount(now)) {
      account.countDue = now.plus(CallBudget.COUNTED_EVERY);
      account.hour = account.hour.plus(Purpose.METER, 1, now);
      return new Answer.Count();
    }
    return caller.purpose() == Purpose.METER
        ? new Answer.Wait(budget(account).untilCount(account.countDue, now))
        : call(account, caller, endpoint, now);
  }

  private Answer call(Account account, Caller caller, String endpoint, Instant now) {
    CallBudget budget = budget(account);
    if (budget.room(caller.purpose(), 1, now) == 0) {
      return new Answer.Wait(budget.untilRoom(caller.purpose(), now));
    }
    List<Instant> taken = leases(account, endpoint, now);
    if (taken.size() == PLACES) {
      return new Answer.Wait(TURN);
    }
    account.hour = account.hour.plus(caller.purpose(), 1, now);
    Instant until = now.plus(LEASE);
    taken.add(until);
    return new Answer.Granted(
        once(() -> taken.remove(until)), account.refused.holds(caller.login()));
  }

  private static List<Instant> leases(Account account, String endpoint, Instant now) {
    List<Instant> taken = account.leases.computeIfAbsent(endpoint, _ -> new ArrayList<>());
    taken.removeIf(until -> !until.isAfter(now));
    return taken;
  }

  private CallBudget budget(Account account) {
    return new CallBudget(mostCalls, account.hour, account.count);
  }

  private Account account(String name) {
    return accounts.computeIfAbsent(name, _ -> new Account());
  }

  @Override
  public synchronized void backOff(String account, Duration duration) {
    Instant until = clock.instant().plus(duration);
    Account held = account(account);
    held.quietUntil = until.isAfter(held.quietUntil) ? until : held.quietUntil;
  }

  @Override
  public synchronized void counted(String account, int used, int most) {
    Instant now = clock.instant();
    Account held = account(account);
    held.count = new CallCount(used, most, held.hour.used(now), now);
  }

  @Override
  public synchronized void refused(Caller caller) {
    Account held = account(caller.account());
    held.refused = held.refused.plus(caller.login(), clock.instant());
  }

  @Override
  public synchronized void accepted(Caller caller) {
    Account held = account(caller.account());
    held.refused = held.refused.without(caller.login());
  }

  @Override
  public synchronized void putOff(Caller caller, Duration duration) {
    account(caller.account()).putOff.put(caller.purpose(), clock.instant().plus(duration));
  }

  @Override
  public synchronized AccountUse use(String account) {
    Instant now = clock.instant();
    Account held = account(account);
    Map<String, Integer> places = new HashMap<>();
    held.leases
        .keySet()
        .forEach(endpoint -> {
          int taken = leases(held, endpoint, now).size();
          if (taken > 0) {
            places.put(endpoint, taken);
          }
        });
    return new AccountUse(budget(held), now, held.quietUntil, held.putOff, places, PLACES);
  }

  private Permit once(Runnable giveBack) {
    boolean[] closed = {false};
    return () -> {
      synchronized (this) {
        if (!closed[0]) {
          closed[0] = true;
          giveBack.run();
        }
      }
    };
  }
}

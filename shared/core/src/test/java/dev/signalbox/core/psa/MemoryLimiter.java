package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The limits of PSA accounts in memory.
public final class MemoryLimiter implements Limiter {

  private record Place(String account, String endpoint) {}

  private static final int PLACES = 2;
  private static final Duration LEASE = Duration.ofSeconds(90);
  private static final Duration TURN = Duration.ofMillis(200);

  private final InstantSource clock;
  private final int mostCalls;
  private final Map<String, RollingHour> hours = new HashMap<>();
  private final Map<String, Instant> quiet = new HashMap<>();
  private final Map<Place, List<Instant>> leases = new HashMap<>();

  public MemoryLimiter(InstantSource clock) {
    this(clock, RollingHour.MOST_CALLS);
  }

  /// @param mostCalls of an account in an hour
  public MemoryLimiter(InstantSource clock, int mostCalls) {
    this.clock = clock;
    this.mostCalls = mostCalls;
  }

  @Override
  public synchronized Answer ask(String account, String endpoint, Purpose purpose) {
    Instant now = clock.instant();
    Instant quietUntil = quiet.getOrDefault(account, Instant.MIN);
    if (quietUntil.isAfter(now)) {
      return new Answer.Wait(Duration.between(now, quietUntil));
    }
    RollingHour hour = hours.getOrDefault(account, new RollingHour(mostCalls, Map.of()));
    if (hour.room(purpose, 1, now) == 0) {
      return new Answer.Wait(hour.untilRoom(purpose, now));
    }
    List<Instant> taken =
        leases.computeIfAbsent(new Place(account, endpoint), _ -> new ArrayList<>());
    taken.removeIf(until -> !until.isAfter(now));
    if (taken.size() == PLACES) {
      return new Answer.Wait(TURN);
    }
    hours.put(account, hour.plus(1, now));
    Instant until = now.plus(LEASE);
    taken.add(until);
    return new Answer.Granted(once(() -> taken.remove(until)));
  }

  @Override
  public synchronized void backOff(String account, Duration duration) {
    Instant until = clock.instant().plus(duration);
    quiet.merge(account, until, (held, given) -> given.isAfter(held) ? given : held);
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

package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// How many calls of an account were allowed in the last hour, minute by minute. A call is made in
/// the minute it was counted in, so this minute and the sixty before it hold every call of any hour
/// that ends now.
///
/// @param most how many are allowed in an hour
/// @param calls by the number of the minute since 1970
public record RollingHour(int most, Map<Long, Integer> calls) {

  /// Half of what Autotask allows an account in an hour; the rest is for the tenant's other tools.
  public static final int MOST_CALLS = 5_000;

  private static final int MINUTES = 61;

  public RollingHour {
    calls = Map.copyOf(calls);
  }

  /// Up to how many calls in all a purpose may go, so that there is always something left for the
  /// more urgent ones.
  private int share(Purpose purpose) {
    return switch (purpose) {
      case INTERACTIVE -> most;
      case UPKEEP -> most - most / 20;
      case REFRESH -> most - most / 10;
      case RUN -> most - most * 3 / 10;
    };
  }

  /// How many more calls a purpose may make now, at most `wanted`.
  public int room(Purpose purpose, int wanted, Instant now) {
    return Math.clamp(share(purpose) - (long) used(now), 0, wanted);
  }

  public int used(Instant now) {
    long oldest = minute(now) - MINUTES + 1;
    return calls.entrySet().stream()
        .filter(it -> it.getKey() >= oldest)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// With so many more calls in this minute, and without the minutes that no longer count.
  public RollingHour plus(int more, Instant now) {
    long oldest = minute(now) - MINUTES + 1;
    Map<Long, Integer> kept = new TreeMap<>(calls);
    kept.keySet().removeIf(minute -> minute < oldest);
    kept.merge(minute(now), more, Integer::sum);
    return new RollingHour(most, kept);
  }

  /// How long until a purpose has room again for one call.
  public Duration untilRoom(Purpose purpose, Instant now) {
    long excess = used(now) - (long) share(purpose) + 1;
    long oldest = minute(now) - MINUTES + 1;
    for (Map.Entry<Long, Integer> each : new TreeMap<>(calls).entrySet()) {
      if (excess <= 0) {
        break;
      }
      if (each.getKey() >= oldest) {
        excess -= each.getValue();
        Instant forgotten = startOf(each.getKey() + MINUTES);
        if (excess <= 0) {
          return Duration.between(now, forgotten);
        }
      }
    }
    return Duration.ZERO;
  }

  /// When the minute of `now` ends.
  public static Instant endOfMinute(Instant now) {
    return startOf(minute(now) + 1);
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60);
  }

  private static Instant startOf(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }
}

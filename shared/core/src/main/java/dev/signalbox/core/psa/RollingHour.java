package dev.signalbox.core.psa;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// How many calls of an account were allowed in the last hour, minute by minute.
///
/// @param calls by the number of the minute since 1970, and by purpose
public record RollingHour(Map<Long, Map<Purpose, Integer>> calls) {

  /// The hour that ends now lies in this minute and the sixty before it. A call reaches the PSA a
  /// little after it was counted, and clocks differ, so the PSA may count one in the minute after
  /// ours: that is one minute more.
  private static final int MINUTES = 62;

  public static final RollingHour EMPTY = new RollingHour(Map.of());

  public RollingHour {
    Map<Long, Map<Purpose, Integer>> copy = new TreeMap<>();
    calls.forEach((minute, made) -> copy.put(minute, Map.copyOf(made)));
    calls = Map.copyOf(copy);
  }

  public int used(Instant now) {
    long oldest = oldest(now);
    return calls.entrySet().stream()
        .filter(it -> it.getKey() >= oldest)
        .mapToInt(it -> sum(it.getValue()))
        .sum();
  }

  /// The same by purpose; a purpose without calls is not in it.
  public Map<Purpose, Integer> usedByPurpose(Instant now) {
    long oldest = oldest(now);
    Map<Purpose, Integer> used = new EnumMap<>(Purpose.class);
    calls.forEach((minute, made) -> {
      if (minute >= oldest) {
        made.forEach((purpose, count) -> used.merge(purpose, count, Integer::sum));
      }
    });
    return used;
  }

  /// What was counted in the minute that holds `at`.
  public Map<Purpose, Integer> inMinuteOf(Instant at) {
    return calls.getOrDefault(minute(at), Map.of());
  }

  /// With so many more calls in this minute, and without the minutes that no longer count.
  public RollingHour plus(Purpose purpose, int more, Instant now) {
    long oldest = oldest(now);
    Map<Long, Map<Purpose, Integer>> kept = new TreeMap<>(calls);
    kept.keySet().removeIf(minute -> minute < oldest);
    Map<Purpose, Integer> current = new EnumMap<>(Purpose.class);
    current.putAll(kept.getOrDefault(minute(now), Map.of()));
    current.merge(purpose, more, Integer::sum);
    kept.put(minute(now), current);
    return new RollingHour(kept);
  }

  /// Without so many calls of the minute before `end`, which were not made after all.
  public RollingHour less(Purpose purpose, int fewer, Instant end) {
    long minute = minute(end) - 1;
    Map<Purpose, Integer> made = calls.get(minute);
    if (fewer == 0 || made == null) {
      return this;
    }
    Map<Purpose, Integer> left = new EnumMap<>(Purpose.class);
    left.putAll(made);
    left.computeIfPresent(purpose, (_, count) -> count > fewer ? count - fewer : null);
    Map<Long, Map<Purpose, Integer>> changed = new TreeMap<>(calls);
    changed.put(minute, left);
    return new RollingHour(changed);
  }

  /// How long until fewer than `most` calls count.
  public Duration untilBelow(int most, Instant now) {
    long excess = used(now) - (long) most + 1;
    long oldest = oldest(now);
    for (Map.Entry<Long, Map<Purpose, Integer>> each : new TreeMap<>(calls).entrySet()) {
      if (excess > 0 && each.getKey() >= oldest) {
        excess -= sum(each.getValue());
        if (excess <= 0) {
          return Duration.between(now, startOf(each.getKey() + MINUTES));
        }
      }
    }
    return Duration.ZERO;
  }

  /// When the minute of `now` ends.
  public static Instant endOfMinute(Instant now) {
    return startOf(minute(now) + 1);
  }

  private static int sum(Map<Purpose, Integer> made) {
    return made.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static long oldest(Instant now) {
    return minute(now) - MINUTES + 1;
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60);
  }

  private static Instant startOf(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }
}

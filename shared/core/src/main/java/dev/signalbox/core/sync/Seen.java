package dev.signalbox.core.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was seen lately of the changes of an entity, and how long each took to get here.
///
/// @param latest when the latest of them happened, by the PSA's clock; null before the first
/// @param lags from the change in the PSA to its being stored here, oldest first
public record Seen(@Nullable Instant latest, List<Duration> lags) {

  /// Enough for a 95th percentile, and few enough for one small item of all entities.
  public static final int KEPT = 100;

  public static final Seen NOTHING = new Seen(null, List.of());

  public Seen {
    lags = lags.subList(Math.max(0, lags.size() - KEPT), lags.size());
    lags = List.copyOf(lags);
  }

  /// With one more change. A clock that is behind the PSA's makes no lag negative.
  public Seen plus(Instant changedAt, Instant storedAt) {
    Duration lag = Duration.between(changedAt, storedAt);
    return plus(new Seen(changedAt, List.of(lag.isNegative() ? Duration.ZERO : lag)));
  }

  /// With what was seen after it.
  public Seen plus(Seen later) {
    return new Seen(
        latest(latest, later.latest), Stream.concat(lags.stream(), later.lags.stream()).toList());
  }

  private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }

  /// The lag that this percentage of the changes did not exceed; empty when none was seen.
  public Optional<Duration> percentile(int percent) {
    if (lags.isEmpty()) {
      return Optional.empty();
    }
    Duration[] sorted = lags.toArray(Duration[]::new);
    Arrays.sort(sorted);
    int rank = (sorted.length * percent + 99) / 100;
    return Optional.of(sorted[Math.max(1, rank) - 1]);
  }
}

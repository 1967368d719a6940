package dev.signalbox.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When something was done in the hour up to a moment, oldest first. An hour by the clock would let
/// twice as much through around its end.
public record LastHour(List<Instant> times) {

  private static final Duration HOUR = Duration.ofHours(1);

  public LastHour {
    times = List.copyOf(times);
  }

  /// With one more at `now`, and without what is an hour old; empty when there were `most` already.
  public Optional<LastHour> plus(Instant now, int most) {
    List<Instant> kept =
        new ArrayList<>(times.stream().filter(at -> at.isAfter(now.minus(HOUR))).toList());
    if (kept.size() >= most) {
      return Optional.empty();
    }
    kept.add(now);
    return Optional.of(new LastHour(kept));
  }
}

package dev.signalbox.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Lets something be done once in a while only, for each name.
final class Seldom {

  private static final int MOST = 10_000;

  private final Duration between;
  private final InstantSource clock;
  private final Map<String, Instant> done = new ConcurrentHashMap<>();

  Seldom(Duration between, InstantSource clock) {
    this.between = between;
    this.clock = clock;
  }

  boolean mayDo(String name) {
    Instant now = clock.instant();
    if (done.size() >= MOST) {
      done.clear();
    }
    Instant noted =
        done.compute(
            name,
            (_, last) -> last == null || !now.isBefore(last.plus(between)) ? now : last);
    return noted.equals(now);
  }
}

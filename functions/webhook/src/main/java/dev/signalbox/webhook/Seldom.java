package dev.signalbox.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Lets something be done once in a while only, for each name.
final class Seldom {

  private static final int MOST = 10_000;

  private final Duration between;
  private final InstantSource clock;
  private final Map<String, Instant> done = new HashMap<>();

  Seldom(Duration between, InstantSource clock) {
    this.between = between;
    this.clock = clock;
  }

  synchronized boolean mayDo(String name) {
    Instant now = clock.instant();
    Instant last = done.get(name);
    if (last != null && now.isBefore(last.plus(between))) {
      return false;
    }
    if (done.size() >= MOST) {
      done.clear();
    }
    done.put(name, now);
    return true;
  }
}

package dev.signalbox.simulator.autotask.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// Counts the requests of a rolling hour, all integrations of a database together (Autotask
/// developer help, REST thresholds and limits).
public final class UsageMeter {

  static final Duration TIMEFRAME = Duration.ofMinutes(60);

  private final InstantSource clock;
  private final int threshold;
  private final Deque<Instant> requests = new ArrayDeque<>();

  UsageMeter(InstantSource clock, int threshold) {
    this.clock = clock;
    this.threshold = threshold;
  }

  /// Counts one request; false when the hour's requests are used up. A refused one is not counted.
  synchronized boolean count() {
    if (current() >= threshold) {
      return false;
    }
    requests.addLast(clock.instant());
    return true;
  }

  /// Other integrations use some of the hour.
  public synchronized void add(int others) {
    for (int i = 0; i < others; i++) {
      requests.addLast(clock.instant());
    }
  }

  public synchronized int current() {
    Instant from = clock.instant().minus(TIMEFRAME);
    while (!requests.isEmpty() && !requests.peekFirst().isAfter(from)) {
      requests.removeFirst();
    }
    return requests.size();
  }

  public int threshold() {
    return threshold;
  }

  /// Half a second from half of the threshold on, a second from three quarters.
  Duration delay() {
    double used = (double) current() / threshold;
    if (used < 0.5) {
      return Duration.ZERO;
    }
    return used < 0.75 ? Duration.ofMillis(500) : Duration.ofSeconds(1);
  }
}

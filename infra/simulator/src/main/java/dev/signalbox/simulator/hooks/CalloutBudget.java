package dev.signalbox.simulator.hooks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Callouts per entity in a rolling hour (Autotask developer help, Webhooks, error handling): what
/// exceeds the cap is delayed, not lost.
final class CalloutBudget {

  private final int cap;
  private final Duration hour;
  private final Map<String, Deque<Instant>> granted = new HashMap<>();

  CalloutBudget(CalloutTimes times) {
    this.cap = times.calloutsPerHour();
    this.hour = times.real(Duration.ofHours(1));
  }

  /// Takes one callout now when the hour has room; else says how long to wait before asking again.
  synchronized Duration take(String entity, Instant now) {
    Deque<Instant> window = granted.computeIfAbsent(entity, _ -> new ArrayDeque<>());
    while (!window.isEmpty() && !window.peekFirst().plus(hour).isAfter(now)) {
      window.removeFirst();
    }
    if (window.size() < cap) {
      window.addLast(now);
      return Duration.ZERO;
    }
    return Duration.between(now, window.getFirst().plus(hour));
  }
}

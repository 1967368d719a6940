package dev.signalbox.core.psa;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class MemoryLimiterTest extends LimiterContract {

  private final Map<InstantSource, Limiter> opened = new ConcurrentHashMap<>();

  @Override
  protected Limiter open(InstantSource clock, int mostCalls) {
    return opened.computeIfAbsent(clock, it -> new MemoryLimiter(it, mostCalls));
  }
}

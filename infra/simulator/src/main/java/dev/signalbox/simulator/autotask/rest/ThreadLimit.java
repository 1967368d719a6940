package dev.signalbox.simulator.autotask.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// At most three calls at a time per integration code and endpoint; metadata and child paths count,
/// zone information does not (Autotask developer help, General, thread limiting).
final class ThreadLimit {

  private record Key(String integrationCode, String endpoint) {}

  private final int most;
  private final Map<Key, Semaphore> running = new ConcurrentHashMap<>();

  ThreadLimit(int most) {
    this.most = most;
  }

  <T> T within(String integrationCode, String endpoint, Supplier<T> work, Supplier<T> refusal) {
    Semaphore free =
        running.computeIfAbsent(new Key(integrationCode, endpoint), _ -> new Semaphore(most));
    if (!free.tryAcquire()) {
      return refusal.get();
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}

package dev.signalbox.simulator.hooks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queue of one hook and one kind of event: strictly one after the other, so that a retry holds
/// up what comes behind it (Autotask developer help, Webhooks, error handling).
final class Lane {

  /// Delivers one callout to the end: attempts, pauses, error log.
  interface Delivery {
    void complete(Callout callout) throws InterruptedException;
  }

  private final Postman postman;
  private final Delivery delivery;
  private final Deque<Callout> waiting = new ArrayDeque<>();
  private @Nullable Callout held;
  private @Nullable Thread worker;
  private boolean busy;
  private boolean stopped;

  Lane(Postman postman, Delivery delivery) {
    this.postman = postman;
    this.delivery = delivery;
  }

  /// Appends a callout, and behind it the one that was held to be overtaken.
  synchronized void append(Callout callout) {
    add(callout);
    releaseHeld();
  }

  /// Keeps a callout back until the next one has gone ahead; false when one is held already.
  synchronized boolean hold(Callout callout) {
    if (held != null) {
      return false;
    }
    held = callout;
    return true;
  }

  synchronized void releaseHeld() {
    if (held != null) {
      add(held);
      held = null;
    }
  }

  private void add(Callout callout) {
    waiting.add(callout);
    if (!busy && !stopped) {
      busy = true;
      postman.send(this::drain);
    }
  }

  private void drain() throws InterruptedException {
    Optional<Callout> next = next();
    while (next.isPresent()) {
      delivery.complete(next.get());
      next = next();
    }
  }

  private synchronized Optional<Callout> next() {
    Optional<Callout> next = stopped ? Optional.empty() : Optional.ofNullable(waiting.poll());
    busy = next.isPresent();
    worker = busy ? Thread.currentThread() : null;
    return next;
  }

  /// What still waits is dropped.
  synchronized void stop() {
    stopped = true;
    if (worker != null) {
      worker.interrupt();
    }
  }
}

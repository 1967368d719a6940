package dev.signalbox.simulator.hooks;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The queue of one hook and one kind of event: strictly one after the other, so that a retry holds
/// up what comes behind it (Autotask developer help, Webhooks, error handling).
final class Lane {

  /// Delivers one callout to the end: attempts, pauses, error log.
  interface Delivery {
    void complete(Callout callout) throws InterruptedException;
  }

  private final BlockingQueue<Callout> waiting = new LinkedBlockingQueue<>();
  private final Thread worker;
  private @Nullable Callout held;

  Lane(String name, Delivery delivery) {
    this.worker = Thread.ofVirtual().name(name).start(() -> drain(delivery));
  }

  /// Appends a callout, and behind it the one that was held to be overtaken.
  synchronized void append(Callout callout) {
    waiting.add(callout);
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
      waiting.add(held);
      held = null;
    }
  }

  private void drain(Delivery delivery) {
    try {
      while (true) {
        delivery.complete(waiting.take());
      }
    } catch (InterruptedException e) {
      // The simulator stops or is reset: what still waits is dropped with it.
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    worker.interrupt();
  }
}

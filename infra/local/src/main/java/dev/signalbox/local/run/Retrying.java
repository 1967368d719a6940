package dev.signalbox.local.run;

import java.time.Duration;
import java.util.function.Consumer;

/// Repeats a piece of work until its thread is interrupted. A fault is told and does not end it.
final class Retrying {

  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  /// One round.
  @FunctionalInterface
  interface Round {
    void run() throws InterruptedException;
  }

  private final Consumer<String> log;

  Retrying(Consumer<String> log) {
    this.log = log;
  }

  void untilInterrupted(Round round) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        once(round);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void once(Round round) throws InterruptedException {
    try {
      round.run();
    } catch (AwsCalls.Stopped _) {
      throw new InterruptedException();
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      log.accept(Thread.currentThread().getName() + ": " + e);
      Thread.sleep(AFTER_A_FAULT);
    }
  }
}

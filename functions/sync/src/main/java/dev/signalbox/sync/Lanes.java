package dev.signalbox.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Does the same to many things, a few at once. Results come back in the order of the things; the
/// first fault ends it after all have come to rest.
final class Lanes {

  private final int atOnce;

  Lanes(int atOnce) {
    this.atOnce = atOnce;
  }

  <T, R> List<R> each(List<T> things, Function<T, R> work) {
    if (things.size() <= 1) {
      return things.stream().map(work).toList();
    }
    Semaphore free = new Semaphore(atOnce);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<R>> pending = new ArrayList<>();
      for (T thing : things) {
        free.acquireUninterruptibly();
        pending.add(
            threads.submit(() -> {
              try {
                return work.apply(thing);
              } finally {
                free.release();
              }
            }));
      }
      return pending.stream().map(Lanes::result).toList();
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package dev.signalbox.sync;

import dev.signalbox.core.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/// Lanes of threads, which last as long as the work.
final class ThreadLanes implements Lanes {

  @Override
  public <T, R> List<R> each(int atOnce, List<T> things, Function<T, R> work) {
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
      return pending.stream().map(Awaited::result).toList();
    }
  }

  @Override
  public <R> Begun<R> begin(Supplier<R> work) {
    FutureTask<R> task = new FutureTask<>(work::get);
    Thread thread = Thread.startVirtualThread(task);
    return new Begun<>() {
      @Override
      public R result() {
        return Awaited.result(task);
      }

      @Override
      public void rest() {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
    };
  }
}

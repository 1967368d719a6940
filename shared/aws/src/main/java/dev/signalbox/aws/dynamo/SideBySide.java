package dev.signalbox.aws.dynamo;

import dev.signalbox.core.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Does several requests at the same time.
final class SideBySide {

  /// The JDK's HTTP client keeps five connections to a host open; more would shake hands each time.
  private static final int MOST = 5;

  private SideBySide() {}

  /// The answers in the order of what was asked; the first failure ends it.
  static <A, B> List<B> map(List<A> given, Function<A, B> request) {
    if (given.size() < 2) {
      return given.stream().map(request).toList();
    }
    Semaphore places = new Semaphore(MOST);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<B>> running = new ArrayList<>();
      for (A each : given) {
        running.add(
            threads.submit(() -> {
              places.acquire();
              try {
                return request.apply(each);
              } finally {
                places.release();
              }
            }));
      }
      return await(running);
    }
  }

  private static <B> List<B> await(List<Future<B>> running) {
    try {
      return running.stream().map(Awaited::result).toList();
    } catch (RuntimeException fault) {
      running.forEach(each -> each.cancel(true));
      throw fault;
    }
  }

  static <T> List<List<T>> chunks(List<T> all, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return chunks;
  }
}

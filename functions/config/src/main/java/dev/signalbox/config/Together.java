package dev.signalbox.config;

import dev.signalbox.core.Awaited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Does several things at the same time while somebody waits for all of them.
final class Together {

  private Together() {}

  /// The answers in the order of what was asked.
  static <A, B> List<B> all(List<A> given, Function<A, B> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<B>> running = new ArrayList<>();
      for (A each : given) {
        running.add(threads.submit(() -> work.apply(each)));
      }
      return running.stream().map(Awaited::result).toList();
    }
  }
}

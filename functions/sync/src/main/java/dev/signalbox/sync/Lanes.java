package dev.signalbox.sync;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does things at once. A port, since who runs at once decides what can happen in between.
interface Lanes {

  /// The results in the order of the things, a few at once; the first fault ends it after all have
  /// come to rest.
  <T, R> List<R> each(int atOnce, List<T> things, Function<T, R> work);

  /// Begins something whose result is taken later. Unless there are threads for it, it is done at
  /// once.
  default <R> Begun<R> begin(Supplier<R> work) {
    try {
      R result = work.get();
      return () -> result;
    } catch (RuntimeException fault) {
      return () -> {
        throw fault;
      };
    }
  }

  /// Something under way.
  @FunctionalInterface
  interface Begun<R> {

    /// Its result or its fault, once it is there.
    R result();

    /// Waits until it is over, whatever came of it.
    default void rest() {}
  }
}

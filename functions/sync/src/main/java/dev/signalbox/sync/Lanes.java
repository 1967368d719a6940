package dev.signalbox.sync;

import java.util.List;
import java.util.function.Function;

/// Does the same to many things, a few at once. A port, since who runs at once decides what can
/// happen in between.
interface Lanes {

  /// The results in the order of the things; the first fault ends it after all have come to rest.
  <T, R> List<R> each(int atOnce, List<T> things, Function<T, R> work);
}

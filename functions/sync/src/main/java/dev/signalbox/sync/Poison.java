package dev.signalbox.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Finds what makes a batch fail, so that it fails alone and what stands beside it is done.
final class Poison {

  /// Ten bad ones among a thousand are found in fewer; when everything fails, this ends it.
  private static final int MOST_TRIES = 256;

  private final BooleanSupplier mayGoOn;
  private int tries;

  private Poison(BooleanSupplier mayGoOn) {
    this.mayGoOn = mayGoOn;
  }

  /// The elements that fail whatever they are worked with; more than those when there is no time to
  /// tell.
  ///
  /// @param fails works some of them, and says whether they failed
  static <T> List<T> in(List<T> batch, Predicate<List<T>> fails, BooleanSupplier mayGoOn) {
    return new Poison(mayGoOn).search(batch, fails);
  }

  private <T> List<T> search(List<T> batch, Predicate<List<T>> fails) {
    if (tries++ >= MOST_TRIES || !mayGoOn.getAsBoolean()) {
      return batch;
    }
    if (!fails.test(batch)) {
      return List.of();
    }
    if (batch.size() == 1) {
      return batch;
    }
    int middle = batch.size() / 2;
    List<T> found = new ArrayList<>(search(batch.subList(0, middle), fails));
    found.addAll(search(batch.subList(middle, batch.size()), fails));
    return found;
  }
}

package dev.signalbox.sync;

import java.util.Random;

/// Two works at once: at one of the dealings of either with its stores, which chance chooses, the
/// other one is done from beginning to end.
final class Interleaving {

  final Random random;

  /// What was done in which order, a letter each; in brackets what came between.
  final StringBuilder order = new StringBuilder();

  private int untilTheOther;
  private Runnable other = () -> {};

  Interleaving(long seed) {
    random = new Random(seed);
  }

  /// @param mostDealings by which of the first one's dealings the other one comes; after it, if it
  ///   has fewer
  void run(int mostDealings, Runnable one, Runnable two) {
    boolean oneFirst = random.nextBoolean();
    untilTheOther = 1 + random.nextInt(mostDealings);
    other = oneFirst ? two : one;
    (oneFirst ? one : two).run();
    if (untilTheOther > 0) {
      untilTheOther = 0;
      other.run();
    }
  }

  /// Whoever works is about to deal with a store.
  void dealing() {
    if (--untilTheOther == 0) {
      order.append('(');
      other.run();
      order.append(')');
    }
  }
}

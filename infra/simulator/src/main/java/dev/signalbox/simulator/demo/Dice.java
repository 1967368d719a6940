package dev.signalbox.simulator.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Repeatable chance: the same seed falls the same way.
final class Dice {

  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// Dice for one purpose, so that more rolls for one do not change the others.
  static Dice of(long seed, String purpose) {
    return new Dice(seed * 1_000_003 + purpose.hashCode());
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// Both ends included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  Duration within(Duration span) {
    return Duration.ofSeconds(random.nextLong(Math.max(1, span.toSeconds())));
  }
}

package dev.signalbox.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Chance that follows from a seed. Each matter has dice of its own, so that one more throw in one
/// does not change what happens in another.
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final SplittableRandom random;

  public Dice(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /// The dice of a matter.
  public Dice of(String matter) {
    return new Dice((seed * GOLDEN) ^ (matter.hashCode() * 0x5851F42D4C957F2DL) + 1);
  }

  public boolean chance(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  /// From `least` to `most`, both included.
  public int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public double number() {
    return random.nextDouble();
  }

  public long bits() {
    return random.nextLong();
  }

  public Duration between(Duration least, Duration most) {
    return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
  }

  /// Spans between events that come by chance, so many on average in this time.
  public Duration until(Duration average) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * average.toNanos()));
  }

  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  public <T> List<T> shuffled(List<T> of) {
    List<T> shuffled = new ArrayList<>(of);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T held = shuffled.get(last);
      shuffled.set(last, shuffled.get(other));
      shuffled.set(other, held);
    }
    return shuffled;
  }
}

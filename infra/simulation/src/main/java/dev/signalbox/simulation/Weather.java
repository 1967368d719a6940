package dev.signalbox.simulation;

import dev.signalbox.simulation.time.Dice;
import java.util.EnumMap;
import java.util.Map;

/// How bad things are in one simulation: which troubles there are, and how often. At the end it
/// clears up.
public final class Weather {

  private static final double SHARE_OF_TROUBLES = 0.7;

  private final Dice dice;
  private final Map<Trouble, Double> rates = new EnumMap<>(Trouble.class);

  private Weather(Dice dice) {
    this.dice = dice;
  }

  /// Each trouble is there or not, at a rate of its own.
  static Weather drawn(Dice dice) {
    Weather weather = new Weather(dice);
    for (Trouble trouble : Trouble.values()) {
      boolean there = dice.chance(SHARE_OF_TROUBLES);
      double rate = dice.number() * trouble.most();
      weather.rates.put(trouble, there ? rate : 0);
    }
    return weather;
  }

  public boolean strikes(Trouble trouble) {
    return dice.chance(rates.getOrDefault(trouble, 0.0));
  }

  public Dice dice() {
    return dice;
  }

  void clearUp() {
    rates.clear();
  }

  @Override
  public String toString() {
    return rates.toString();
  }
}

package dev.signalbox.simulator.control;

import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.time.InstantSource;

/// What the demo simulators are started with.
///
/// @param port 0 takes a free one
/// @param plan the first account's size; the second one is a smaller one beside it
public record Settings(int port, DemoPlan plan, SimulatedClock clock, CalloutTimes times) {

  /// The usual size, the machine's time and the vendor's patience.
  public static Settings standard(int port) {
    return new Settings(
        port,
        DemoPlan.standard(1),
        SimulatedClock.running(InstantSource.system()),
        CalloutTimes.vendor());
  }

  public Settings with(DemoPlan other) {
    return new Settings(port, other, clock, times);
  }

  public Settings with(SimulatedClock other) {
    return new Settings(port, plan, other, times);
  }

  public Settings with(CalloutTimes other) {
    return new Settings(port, plan, clock, other);
  }
}

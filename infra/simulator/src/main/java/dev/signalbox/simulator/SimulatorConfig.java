package dev.signalbox.simulator;

import dev.signalbox.simulator.autotask.AutotaskConfig;
import java.time.InstantSource;

/// What a simulator is started with.
///
/// @param port 0 takes a free one
/// @param seed makes everything that looks random repeatable
public record SimulatorConfig(int port, long seed, SimulatedClock clock, AutotaskConfig autotask) {

  /// A free port, the machine's time and one API user with all rights.
  public static SimulatorConfig standard() {
    return new SimulatorConfig(
        0, 1, SimulatedClock.running(InstantSource.system()), AutotaskConfig.standard());
  }

  public SimulatorConfig onPort(int other) {
    return new SimulatorConfig(other, seed, clock, autotask);
  }

  public SimulatorConfig at(SimulatedClock other) {
    return new SimulatorConfig(port, seed, other, autotask);
  }

  public SimulatorConfig with(AutotaskConfig other) {
    return new SimulatorConfig(port, seed, clock, other);
  }
}

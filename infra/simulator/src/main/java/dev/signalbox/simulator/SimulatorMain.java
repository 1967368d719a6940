package dev.signalbox.simulator;

import java.util.Map;

/// Starts the simulator: the port is the first argument, else `SIMULATOR_PORT`, else 8090.
public final class SimulatorMain {

  private static final int USUAL_PORT = 8090;

  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = port(arguments, System.getenv());
    Simulator simulator = Simulator.start(SimulatorConfig.standard().onPort(port));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::close));
    System.out.println("Autotask simulator: " + simulator.origin());
    Thread.currentThread().join();
  }

  static int port(String[] arguments, Map<String, String> environment) {
    String given =
        arguments.length > 0
            ? arguments[0]
            : environment.getOrDefault("SIMULATOR_PORT", String.valueOf(USUAL_PORT));
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The port has to be a number, not '" + given + "': give it as the first argument.", e);
    }
  }
}

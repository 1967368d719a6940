package dev.signalbox.simulator.control;

import dev.signalbox.simulator.demo.DemoUser;
import java.util.Map;

/// Starts the simulator with its demo accounts and the control API below `/_sim/`: the port is the
/// first argument, else `SIMULATOR_PORT`, else 8090.
public final class SimulatorMain {

  private static final int USUAL_PORT = 8090;

  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = port(arguments, System.getenv());
    DemoSimulator simulator = DemoSimulator.start(Settings.standard(port));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::close));
    DemoUser user = simulator.apiUser();
    System.out.println("Autotask simulator: " + simulator.origin() + "/atservicesrest/");
    System.out.println("API user:           " + user.userName());
    System.out.println("All credentials:    " + simulator.origin() + "/_sim/credentials");
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

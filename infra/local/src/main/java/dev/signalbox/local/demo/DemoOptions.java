package dev.signalbox.local.demo;

import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.Ports;
import java.util.List;
import java.util.Map;

/// What whoever starts the demo may choose.
///
/// @param empty whether no PSA is to be connected
/// @param bedrockModel empty to judge with the embedded engine
public record DemoOptions(
    boolean empty, int apiPort, int simulatorPort, int awsPort, String bedrockModel) {

  private static final int API = 8080;
  private static final int SIMULATOR = 8090;
  private static final int AWS = 8091;

  /// @throws IllegalArgumentException that says what is understood
  public static DemoOptions of(List<String> arguments, Map<String, String> environment) {
    for (String argument : arguments) {
      if (!argument.equals("--empty")) {
        throw new IllegalArgumentException("make run knows ARGS=--empty, not " + argument + ".");
      }
    }
    return new DemoOptions(
        arguments.contains("--empty"),
        port(environment, "API_PORT", API),
        port(environment, "SIMULATOR_PORT", SIMULATOR),
        port(environment, "AWS_PORT", AWS),
        environment.getOrDefault("BEDROCK_MODEL", "").strip());
  }

  private static int port(Map<String, String> environment, String name, int usual) {
    String given = environment.getOrDefault(name, "").strip();
    if (given.isEmpty()) {
      return usual;
    }
    if (!given.matches("\\d{1,5}") || Integer.parseInt(given) > 65_535) {
      throw new IllegalArgumentException(
          name + " has to be a port from 0 to 65535, not " + given + ".");
    }
    return Integer.parseInt(given);
  }

  /// The local cloud, with somebody behind its Converse endpoint.
  CloudOptions cloud() {
    return CloudOptions.fixedPorts().withPortsFrom(awsPort).withBrain(new PassageBrain());
  }

  /// @throws Ports.PortTaken for the first port that somebody else has
  public void requirePorts() {
    var ports = new Ports();
    ports.want("the API", apiPort, "make run API_PORT=8081");
    ports.want("the simulated PSAs", simulatorPort, "make run SIMULATOR_PORT=8190");
    for (AwsService service : AwsService.values()) {
      ports.want(service.id(), cloud().port(service), "make run AWS_PORT=8191, the first of five,");
    }
    ports.requireFree();
  }
}

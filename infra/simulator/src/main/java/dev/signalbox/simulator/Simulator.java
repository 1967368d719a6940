package dev.signalbox.simulator;

import dev.signalbox.simulator.autotask.AutotaskSimulator;
import dev.signalbox.simulator.autotask.rest.RestSurface;
import dev.signalbox.simulator.http.LoopbackServer;
import java.net.URI;

/// A running simulator. Its server takes more routes and filters at any time.
public final class Simulator implements AutoCloseable {

  private final SimulatorConfig config;
  private final LoopbackServer server;
  private final AutotaskSimulator autotask;
  private final RestSurface rest;

  private Simulator(SimulatorConfig config) {
    this.config = config;
    this.autotask = new AutotaskSimulator(config.autotask(), config.clock());
    this.server = LoopbackServer.start(config.port(), config.clock());
    this.rest = new RestSurface(autotask, server.origin());
    server.route("/atservicesrest", rest);
  }

  public static Simulator start(SimulatorConfig config) {
    return new Simulator(config);
  }

  public SimulatorConfig config() {
    return config;
  }

  public URI origin() {
    return server.origin();
  }

  public AutotaskSimulator autotask() {
    return autotask;
  }

  /// The vendor's REST calls; takes filters that work inside its limits.
  public RestSurface rest() {
    return rest;
  }

  /// The server; takes routes, and filters around everything.
  public LoopbackServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.signalbox.local.demo;

import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.cloud.OpenResources;
import dev.signalbox.local.run.RunnerOptions;
import dev.signalbox.local.run.TemplateRunner;
import dev.signalbox.simulator.control.DemoSimulator;
import dev.signalbox.simulator.control.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/// Everything at once: the local cloud, the simulated PSAs, and all functions behind HTTP as the
/// template wires them.
public final class WholeSystem implements AutoCloseable {

  public static final String TENANT = "Harbourline IT";
  public static final String ADMIN = "admin@harbourline.example";
  private static final String SENDER = "signalbox@harbourline.example";

  private final OpenResources open;
  private final DemoSimulator simulator;
  private final LocalCloud cloud;
  private final TemplateRunner functions;

  private WholeSystem(
      Path template,
      Settings psas,
      CloudOptions cloudOptions,
      RunnerOptions runnerOptions,
      OpenResources open)
      throws Exception {
    this.open = open;
    this.cloud = open.add(LocalCloud.start(cloudOptions));
    this.simulator = open.add(DemoSimulator.start(psas));
    this.functions =
        open.add(
            TemplateRunner.start(
                template,
                cloud,
                runnerOptions
                    .withParameter("TenantName", TENANT)
                    .withParameter("FirstAdminEmail", ADMIN)
                    .withParameter("MailSender", SENDER)
                    .withParameter("PsaOrigins", simulator.origin().toString())));
  }

  /// Starts all of it, or nothing.
  ///
  /// @param template the deployment's template
  /// @param psas how large the demo accounts are
  public static WholeSystem start(
      Path template, Settings psas, CloudOptions cloud, RunnerOptions runner) throws Exception {
    var open = new OpenResources();
    try {
      return new WholeSystem(template, psas, cloud, runner, open);
    } catch (Exception e) {
      open.close();
      throw e;
    }
  }

  public DemoSimulator simulator() {
    return simulator;
  }

  public LocalCloud cloud() {
    return cloud;
  }

  public TemplateRunner functions() {
    return functions;
  }

  /// The API, called by nobody in particular.
  public JsonClient api() {
    return new JsonClient(functions.apiUrl());
  }

  /// The simulators' control API.
  public JsonClient control() {
    return new JsonClient(simulator.origin());
  }

  public URI mailUrl() {
    return cloud.mailUrl();
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}

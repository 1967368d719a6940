package dev.signalbox.bench.desk;

import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.Endpoints;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.cloud.OpenResources;
import dev.signalbox.local.run.RunnerOptions;
import dev.signalbox.local.run.TemplateRunner;
import dev.signalbox.local.template.Template;
import dev.signalbox.simulator.control.DemoSimulator;
import dev.signalbox.simulator.control.Settings;
import dev.signalbox.simulator.demo.DemoPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The functions behind webhooks and queues, the local cloud and the simulated PSA in this JVM. Run
/// from the top of the repository.
public final class Desk implements AutoCloseable {

  private static final Path TEMPLATE = Path.of("template.yaml");

  /// Nothing here asks the API: what an admin would do is done through the stores.
  private static final String API = "ConfigFunction";

  private final OpenResources open;
  private final LocalCloud cloud;
  private final List<DemoSimulator> simulators = new ArrayList<>();
  private final TemplateRunner runner;
  private final Environment environment;
  private final AwsClients clients;

  private Desk(List<DemoPlan> plans, boolean judging, OpenResources open) throws Exception {
    this.open = open;
    this.cloud = open.add(LocalCloud.start(CloudOptions.anyPorts()));
    for (DemoPlan plan : plans) {
      simulators.add(open.add(DemoSimulator.start(Settings.standard(0).with(plan))));
    }
    RunnerOptions options =
        RunnerOptions.forTests()
            .withLog(Desk::show)
            .withParameter("Stage", "bench")
            .withParameter("TenantName", "Bench")
            .withParameter("FirstAdminEmail", "admin@bench.test")
            .withParameter("MailSender", "signalbox@bench.test")
            .withParameter("PsaOrigins", origins())
            .withParameter("TriageEnabled", String.valueOf(judging));
    this.runner = open.add(TemplateRunner.start(template(), cloud.endpoints(), options));
    this.environment =
        new Environment(Objects.requireNonNull(runner.functionEnvironments().get("SyncFunction")));
    this.clients = new AwsClients(environment, CallLimits.WORKER);
  }

  /// @param judging whether tickets are judged; else they wait in the queue
  public static Desk open(DemoPlan plan, boolean judging) throws Exception {
    return open(List.of(plan), judging);
  }

  /// @param plans a PSA each
  public static Desk open(List<DemoPlan> plans, boolean judging) throws Exception {
    var open = new OpenResources();
    try {
      return new Desk(plans, judging, open);
    } catch (Exception failed) {
      open.close();
      throw failed;
    }
  }

  /// What has no counterpart here is told by `make run`.
  private static void show(String line) {
    if (!line.startsWith("not emulated")) {
      System.err.println(line);
    }
  }

  private static Template template() throws IOException {
    Template whole = Template.read(TEMPLATE);
    return new Template(
        whole.folder(),
        whole.parameters(),
        whole.conditions(),
        whole.mappings(),
        whole.resources().stream().filter(each -> !each.logicalId().equals(API)).toList(),
        whole.outputs());
  }

  /// Connects the PSA and reads everything in it for the first time.
  ///
  /// @param publicUrl where the PSA's webhooks go
  public ConnectionRef connect(URI publicUrl) {
    return connect(0, publicUrl);
  }

  /// The same of one of several PSAs, for a tenant of its own.
  public ConnectionRef connect(int psa, URI publicUrl) {
    return new Connecting(this, psa).connect(publicUrl.toString());
  }

  public DemoSimulator psa(int number) {
    return simulators.get(number);
  }

  /// What customers do.
  public Customers customers() {
    return customers(0);
  }

  public Customers customers(int psa) {
    return open.add(new Customers(psa(psa).origin()));
  }

  private String origins() {
    return simulators.stream()
        .map(simulator -> simulator.origin().toString())
        .collect(Collectors.joining(","));
  }

  public URI apiUrl() {
    return runner.apiUrl();
  }

  public Endpoints endpoints() {
    return cloud.endpoints();
  }

  /// The settings of the sync function, which has the most.
  public Environment environment() {
    return environment;
  }

  public AwsClients clients() {
    return clients;
  }

  public Table table() {
    return new Table(clients.dynamo(), environment.get("TABLE_NAME"), Machine.pause());
  }

  /// Queue URLs by logical id.
  public Map<String, String> queues() {
    return runner.queues();
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}

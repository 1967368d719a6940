package dev.signalbox.e2e;

import dev.signalbox.aws.AwsClients;
import dev.signalbox.aws.CallLimits;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.dynamo.DynamoDirectoryStore;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.aws.secret.SecretsManagerStore;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.Tenant;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.TenantStore;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.local.cloud.CloudOptions;
import dev.signalbox.local.cloud.LocalCloud;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.PassageBrain;
import dev.signalbox.local.demo.SignIn;
import dev.signalbox.local.run.RunnerOptions;
import dev.signalbox.local.run.TemplateRunner;
import dev.signalbox.simulator.control.DemoSimulator;
import dev.signalbox.simulator.control.Settings;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/// The template, deployed to the local cloud beside a simulator, with schedules paused.
final class Deployment {

  static final DemoPlan SMALL = new DemoPlan(1, 120, 8, 1.5, 0.7, 0.7);
  static final String MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
  static final Path TEMPLATE = Path.of("../../template.yaml");
  static final String FIRST = "admin@harbourline.example";
  private static final String SECOND = "admin@quillback.example";

  /// Started with the first test that needs it; ends with this JVM.
  private static final class Shared {
    static final Words LOG = Words.ofStandardOutput();
    static final LocalCloud CLOUD = cloud();
    static final Deployment USUAL = start("usual", SMALL, Map.of());
    static final Desk HARBOURLINE = USUAL.open(FIRST, "harbourline");
    static final Desk QUILLBACK = USUAL.open(USUAL.secondTenant(), "quillback");
  }

  private static final class WithModel {
    static final Deployment STARTED = start("model", SMALL, Map.of("BedrockModel", MODEL));
    static final Desk DESK = STARTED.openFirst();
  }

  private final TemplateRunner functions;
  private final DemoSimulator psas;

  private Deployment(TemplateRunner functions, DemoSimulator psas) {
    this.functions = functions;
    this.psas = psas;
  }

  /// The first tenant of the deployment that most tests share, connected and synced.
  static Desk harbourline() {
    return Shared.HARBOURLINE;
  }

  /// The other tenant of the same deployment, connected to an account of its own.
  static Desk quillback() {
    return Shared.QUILLBACK;
  }

  static Deployment usual() {
    return Shared.USUAL;
  }

  /// A deployment with a model on Bedrock, and its first tenant's desk.
  static Deployment judgedByModel() {
    return WithModel.STARTED;
  }

  static Desk deskJudgedByModel() {
    return WithModel.DESK;
  }

  static LocalCloud sharedCloud() {
    return Shared.CLOUD;
  }

  /// Everything that any function has logged so far.
  static Words log() {
    return Shared.LOG;
  }

  private static LocalCloud cloud() {
    try {
      Objects.requireNonNull(Shared.LOG);
      LocalCloud cloud = LocalCloud.start(CloudOptions.anyPorts().withBrain(new PassageBrain()));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> closed(cloud)));
      return cloud;
    } catch (Exception e) {
      throw new IllegalStateException("The local cloud does not start.", e);
    }
  }

  /// One more deployment, on the same cloud.
  static Deployment start(String stack, DemoPlan plan, Map<String, String> parameters) {
    return start(stack, plan, parameters, CalloutTimes.vendor());
  }

  /// @param times how patient the PSA is with webhooks
  static Deployment start(
      String stack, DemoPlan plan, Map<String, String> parameters, CalloutTimes times) {
    return start(TEMPLATE, stack, plan, parameters, times);
  }

  /// One whose functions have no deployment key: its secret is another's.
  static Deployment withoutKey(String stack) throws IOException {
    String template = Files.readString(TEMPLATE);
    Path changed = Files.createTempFile("template", ".yaml");
    Files.writeString(
        changed,
        template.replace(
            "DEPLOYMENT_SECRET: !Ref DeploymentKey", "DEPLOYMENT_SECRET: signalbox/nowhere"));
    return start(changed, stack, SMALL, Map.of(), CalloutTimes.vendor());
  }

  /// @param parameters of the template; `PsaOrigins` is added to the simulator's
  private static Deployment start(
      Path template,
      String stack,
      DemoPlan plan,
      Map<String, String> parameters,
      CalloutTimes times) {
    LocalCloud cloud = Shared.CLOUD;
    DemoSimulator psas =
        DemoSimulator.start(
            Settings.standard(0).with(plan).with(times.withCalloutsPerHour(1_000_000)));
    try {
      return new Deployment(
          TemplateRunner.start(template, cloud, options(stack, psas, parameters)), psas);
    } catch (Exception e) {
      throw new IllegalStateException("The functions do not start.", e);
    }
  }

  private static RunnerOptions options(
      String stack, DemoSimulator psas, Map<String, String> parameters) {
    RunnerOptions options =
        new RunnerOptions(0, stack, parameters, false, true, Duration.ofHours(12), Shared.LOG::add)
            .withParameter("Stage", stack)
            .withParameter("TenantName", "Harbourline IT")
            .withParameter("FirstAdminEmail", FIRST)
            .withParameter("MailSender", "signalbox@harbourline.example")
            .withParameter(
                "PsaOrigins", psas.origin() + "," + parameters.getOrDefault("PsaOrigins", ""));
    return options;
  }

  /// The first tenant's desk on a deployment of one's own.
  Desk openFirst() {
    return open(FIRST, "harbourline");
  }

  private Desk open(String admin, String account) {
    var api = new JsonClient(functions.apiUrl());
    var session = KeptSession.of(signIn(), admin, InstantSource.system());
    return Desk.open(api.as(session::access), new JsonClient(psas.origin()), account, Shared.CLOUD);
  }

  SignIn signIn() {
    return new SignIn(new JsonClient(functions.apiUrl()), Shared.CLOUD.mail().mailbox());
  }

  private String secondTenant() {
    addToSecondTenant(SECOND);
    return SECOND;
  }

  /// As ops makes one: there is no route for it.
  void addToSecondTenant(String email) {
    TenantStore tenants = new DynamoTenantStore(table());
    var id = new TenantId("second");
    Instant now = Instant.now();
    tenants.create(new Tenant(id, "Quillback Systems", ZoneOffset.UTC, now));
    tenants.createUser(
        new User(id, new UserId(email), new EmailAddress(email), "", Role.ADMIN, true, now));
  }

  /// Companies and contacts, which no route shows.
  DirectoryStore directory() {
    return new DynamoDirectoryStore(table());
  }

  /// What the PSA's secrets are kept in.
  SecretStore secrets() {
    var sync = Objects.requireNonNull(functions.functionEnvironments().get("SyncFunction"));
    return new SecretsManagerStore(clients().secrets(), String.valueOf(sync.get("SECRET_PREFIX")));
  }

  Table table() {
    String name = Objects.requireNonNull(functions.tables().get("StateTable"));
    return new Table(clients().dynamo(), name, Deployment::rest);
  }

  private static AwsClients clients() {
    return new AwsClients(new Environment(Map.of("AWS_REGION", "us-east-1")), CallLimits.WORKER);
  }

  private static void rest(Duration span) {
    try {
      Thread.sleep(span);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  TemplateRunner functions() {
    return functions;
  }

  DemoSimulator psas() {
    return psas;
  }

  void close() throws Exception {
    functions.close();
    psas.close();
  }

  private static void closed(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("It does not end.", e);
    }
  }
}

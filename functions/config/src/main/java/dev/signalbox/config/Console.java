package dev.signalbox.config;

import dev.signalbox.aws.lambda.Log;
import dev.signalbox.aws.secret.StatementSeal;
import dev.signalbox.core.Ids;
import dev.signalbox.core.Randomness;
import dev.signalbox.core.account.Codes;
import dev.signalbox.core.account.KeptAnswers;
import dev.signalbox.core.account.SessionStore;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.connection.SecretStore;
import dev.signalbox.core.psa.PsaDirectory;
import dev.signalbox.core.settings.HookRouting;
import dev.signalbox.core.settings.SettingsStore;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.SignalStore;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.task.TaskQueue;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.TenantStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The API of the console, put together from what it needs.
final class Console {

  /// What this deployment keeps, by what it is about.
  record Stores(
      TenantStore tenants,
      Codes codes,
      SessionStore sessions,
      ConnectionStore connections,
      SecretStore secrets,
      SettingsStore settings,
      SignalStore signals,
      DirectoryStore directory,
      RunStore runs,
      HookRouting routing,
      KeptAnswers answers) {}

  /// Chance and time, and where work is sent.
  record Tools(TaskQueue queue, Ids ids, Randomness randomness, InstantSource clock, Log log) {}

  /// What ops chose.
  ///
  /// @param key the deployment's key, read when it is first needed
  record Deployment(
      String tenantName, EmailAddress firstAdmin, PublicAddress address, Supplier<byte[]> key) {}

  private final Stores stores;
  private final Tools tools;
  private final PsaDirectory psas;
  private final Deployment deployment;

  Console(Stores stores, Tools tools, PsaDirectory psas, Deployment deployment) {
    this.stores = stores;
    this.tools = tools;
    this.psas = psas;
    this.deployment = deployment;
  }

  Router router() {
    return new Router(
        routes(),
        new Authoriser(stores.sessions(), stores.tenants(), tools.clock()),
        new Once(stores.answers(), deployment.key(), tools.clock()),
        tools.log());
  }

  Routes routes() {
    return new Routes(
        Stream.of(access(), connection(), scope(), hooks(), copy()).flatMap(List::stream).toList());
  }

  /// Who may, and what everybody reads.
  private List<RouteTable> access() {
    return List.of(
        RouteTable.of(() -> signIn().routes(), "auth", "sessions"),
        RouteTable.of(() -> users().routes(), "users"),
        RouteTable.of(() -> new TenantApi(stores.tenants()).routes(), "tenant"),
        RouteTable.of(() -> signals().routes(), "signals"));
  }

  private List<RouteTable> connection() {
    return List.of(
        RouteTable.of(() -> connections().routes(), "connections", "test"),
        RouteTable.of(
            () ->
                new MembersApi(connections(), live(), stores.settings(), stores.tenants()).routes(),
            "members"),
        RouteTable.of(
            () -> new MetadataApi(connections(), live(), stores.settings(), tools.clock()).routes(),
            "metadata"),
        RouteTable.of(() -> new DiagnosticsApi(connections(), diagnose()).routes(), "diagnostics"));
  }

  private List<RouteTable> scope() {
    return List.of(
        RouteTable.of(() -> queues().routes(), "queues"),
        RouteTable.of(
            () -> new ScopeApi(connections(), live(), stores.settings(), saving()).routes(),
            "scope"),
        RouteTable.of(
            () -> new CompaniesApi(connections(), stores.directory(), stores.settings()).routes(),
            "companies",
            "configuration-items"),
        RouteTable.of(
            () -> new StatusesApi(connections(), live(), stores.settings(), saving()).routes(),
            "statuses"));
  }

  private List<RouteTable> hooks() {
    return List.of(
        RouteTable.of(
            () ->
                new WebhooksApi(
                        connections(), live(), stores.settings(), hookTasks(), deployment.address())
                    .routes(),
            "webhooks"),
        RouteTable.of(
            () -> new WebhookErrorsApi(connections(), live(), hookTasks(), tools.clock()).routes(),
            "webhooks"),
        RouteTable.of(
            () -> new NotificationsApi(connections(), stores.settings(), hookTasks()).routes(),
            "webhooks"));
  }

  private List<RouteTable> copy() {
    return List.of(
        RouteTable.of(() -> syncs().routes(), "syncs"),
        RouteTable.of(() -> new UsageApi(connections(), live(), stores.runs()).routes(), "usage"),
        RouteTable.of(
            () -> new FreshnessApi(connections(), freshness(), stores.runs()).routes(),
            "freshness",
            "drift"),
        RouteTable.of(
            () ->
                new StatementsApi(connections(), stores.runs(), new StatementSeal(deployment.key()))
                    .routes(),
            "statements"));
  }

  private SignInApi signIn() {
    SignIn signIn =
        new SignIn(
            stores.tenants(),
            stores.codes(),
            stores.sessions(),
            tools.queue(),
            deployment.key(),
            tools.randomness(),
            tools.ids(),
            tools.clock());
    FirstTenant first =
        new FirstTenant(
            stores.tenants(),
            deployment.tenantName(),
            deployment.firstAdmin(),
            tools.ids(),
            tools.clock());
    return new SignInApi(signIn, stores.sessions(), first, tools.clock());
  }

  private UsersApi users() {
    return new UsersApi(stores.tenants(), stores.sessions(), tools.ids(), tools.clock());
  }

  private ConnectionsApi connections() {
    return new ConnectionsApi(
        stores.connections(),
        stores.runs(),
        new AddConnection(
            stores.connections(),
            stores.settings(),
            stores.secrets(),
            psas,
            tools.queue(),
            tools.ids(),
            tools.clock()),
        new ChangeConnection(stores.connections(), stores.secrets(), psas, tools.clock()),
        new TestConnection(stores.secrets(), psas, states(), tools.clock()),
        new RemoveConnection(
            stores.connections(), stores.routing(), tools.queue(), tools.ids(), tools.clock()),
        new Resuming(stores.routing(), starting(), hookTasks()),
        deployment.address());
  }

  private QueuesApi queues() {
    return new QueuesApi(
        connections(), live(), stores.settings(), saving(), emptyQueues(), tools.clock());
  }

  private EmptyQueues emptyQueues() {
    return new EmptyQueues(live(), stores.settings(), stores.signals(), stores.directory());
  }

  private SyncsApi syncs() {
    return new SyncsApi(
        connections(),
        stores.runs(),
        stores.settings(),
        starting(),
        new ClearCheck(stores.signals()),
        tools.clock());
  }

  private StartSync starting() {
    return new StartSync(
        stores.runs(), stores.settings(), tools.queue(), tools.ids(), tools.clock());
  }

  private HookTasks hookTasks() {
    return new HookTasks(stores.secrets(), tools.queue(), tools.ids(), tools.clock());
  }

  private LivePsa live() {
    return new LivePsa(stores.secrets(), psas, stores.settings(), states());
  }

  private RuleChanges changes() {
    return new RuleChanges(tools.queue(), tools.ids(), tools.clock());
  }

  private SaveScope saving() {
    return new SaveScope(stores.settings(), changes(), starting(), tools.clock());
  }

  private Freshness freshness() {
    return new Freshness(
        stores.secrets(),
        psas,
        new Copied(stores.settings()),
        stores.signals(),
        stores.directory(),
        stores.runs(),
        tools.clock());
  }

  private Diagnose diagnose() {
    return new Diagnose(
        stores.secrets(),
        psas,
        states(),
        new SetupLines(stores.settings(), stores.runs(), emptyQueues()),
        tools.clock());
  }

  private States states() {
    return new States(stores.connections(), tools.clock());
  }

  private SignalsApi signals() {
    return new SignalsApi(
        stores.connections(),
        stores.signals(),
        new SignalRows(stores.settings(), stores.directory()),
        tools.queue(),
        tools.ids(),
        tools.clock());
  }
}

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

  List<Route> routes() {
    AddConnection adding =
        new AddConnection(
            stores.connections(),
            stores.secrets(),
            psas,
            tools.queue(),
            tools.ids(),
            tools.clock());
    StartSync starting =
        new StartSync(stores.runs(), stores.settings(), tools.queue(), tools.ids(), tools.clock());
    HookTasks hooks = new HookTasks(stores.secrets(), tools.queue(), tools.ids(), tools.clock());
    ConnectionsApi connections = connections(adding, starting, hooks);
    LivePsa live = new LivePsa(stores.secrets(), psas, stores.settings(), states());
    RuleChanges changes = new RuleChanges(tools.queue(), tools.ids(), tools.clock());
    SaveScope saving = new SaveScope(stores.settings(), changes, starting, tools.clock());
    return Routes.of(
        List.of(
            signIn().routes(),
            new UsersApi(stores.tenants(), stores.sessions(), tools.ids(), tools.clock()).routes(),
            connections.routes(),
            new QueuesApi(
                    connections,
                    live,
                    stores.settings(),
                    saving,
                    new EmptyQueues(live, stores.settings(), stores.signals(), stores.directory()),
                    tools.clock())
                .routes(),
            new ScopeApi(connections, live, stores.settings(), saving).routes(),
            new CompaniesApi(connections, stores.directory(), stores.settings()).routes(),
            new MetadataApi(connections, live, stores.settings(), tools.clock()).routes(),
            new StatusesApi(connections, live, stores.settings(), changes).routes(),
            new MembersApi(connections, live, stores.settings(), stores.tenants()).routes(),
            new SyncsApi(
                    connections,
                    stores.runs(),
                    stores.settings(),
                    starting,
                    new ClearCheck(stores.signals()),
                    tools.clock())
                .routes(),
            new WebhooksApi(connections, live, stores.settings(), hooks, deployment.address())
                .routes(),
            new UsageApi(connections, live, stores.runs()).routes(),
            new WebhookErrorsApi(connections, live, hooks, tools.clock()).routes(),
            new NotificationsApi(connections, stores.settings(), hooks).routes(),
            new DiagnosticsApi(connections, diagnose()).routes(),
            new FreshnessApi(connections, freshness(), stores.runs()).routes(),
            new StatementsApi(connections, stores.runs(), new StatementSeal(deployment.key()))
                .routes(),
            signals().routes()));
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

  private ConnectionsApi connections(AddConnection adding, StartSync starting, HookTasks hooks) {
    return new ConnectionsApi(
        stores.connections(),
        stores.runs(),
        adding,
        new ChangeConnection(stores.connections(), stores.secrets(), psas, tools.clock()),
        new TestConnection(stores.secrets(), psas, states(), tools.clock()),
        new RemoveConnection(
            stores.connections(), stores.routing(), tools.queue(), tools.ids(), tools.clock()),
        new Resuming(stores.routing(), starting, hooks),
        deployment.address());
  }

  private Freshness freshness() {
    return new Freshness(
        stores.secrets(),
        psas,
        new Copied(stores.settings()),
        stores.directory(),
        stores.runs(),
        tools.clock());
  }

  private Diagnose diagnose() {
    return new Diagnose(
        stores.secrets(),
        psas,
        states(),
        new SetupLines(stores.settings(), stores.runs()),
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

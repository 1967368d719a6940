package dev.signalbox.local.demo;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.OpenResources;
import dev.signalbox.local.run.RunnerOptions;
import dev.signalbox.simulator.control.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// The demo from start to end, told at a terminal.
public final class Demo {

  private static final String TITLE = "Reception PC shows a ransom note";
  private static final String DESCRIPTION =
      "The PC at the front desk shows a black page that says our files are encrypted, with a clock"
          + " counting down. I pulled its network cable. The other two seem normal so far. Visitors"
          + " are signing in on paper.";

  private static final String TECHNICIAN = "technician@harbourline.example";

  private final DemoOptions options;
  private final Terminal terminal;
  private final Path target;
  private final LocalFile file;
  private final OpenResources open = new OpenResources();

  /// @param target the folder for what is written
  public Demo(DemoOptions options, Terminal terminal, Path target) {
    this.options = options;
    this.terminal = terminal;
    this.target = target;
    this.file = new LocalFile(target.resolve("local.json"));
  }

  /// Brings everything up, and tells what happens.
  public void start(Path template) throws Exception {
    terminal.title("Signalbox on this machine");
    Instant begin = Instant.now();
    WholeSystem system = open.add(startSystem(template));
    terminal.done(
        "started",
        "local cloud, PSA simulator and %d functions of template.yaml, in %s"
            .formatted(system.functions().functionEnvironments().size(), since(begin)));
    if (!options.bedrockModel().isEmpty()) {
      terminal.done("model", options.bedrockModel() + ", played by the local Converse endpoint");
    }
    var signIn = new SignIn(system.api(), system.cloud().mail().mailbox());
    SignIn.Tokens admin = signIn.signIn(WholeSystem.ADMIN);
    terminal.done("signed in", WholeSystem.ADMIN + ", with the code from the mailbox");
    SignIn.Tokens technician = addTechnician(system, signIn, admin);
    SecondTenant.create(system);
    SignIn.Tokens other = signIn.signIn(SecondTenant.ADMIN);
    var connections = new LocalFile.Connections("", "");
    if (!options.empty()) {
      String second = takeSecondIntoService(system, other);
      connections = new LocalFile.Connections(takeIntoService(system, admin), second);
    }
    LocalFile.Connections made = connections;
    open.add(
        FreshTokens.keep(
            signIn, List.of(admin, technician, other), tokens -> file.write(system, tokens, made)));
    whereToLook(system);
  }

  /// The same once more for another provider, in short.
  private String takeSecondIntoService(WholeSystem system, SignIn.Tokens admin) {
    var onboarding = new Onboarding(system.api().as(admin.access()));
    String connection =
        onboarding.connect(credentials(system, "QUILLBACK")).text("id").orElseThrow();
    onboarding.selectQueues(connection);
    onboarding.mapStatuses(connection);
    onboarding.awaitWebhooks(connection);
    Json.Obj run = onboarding.sync(connection, _ -> {});
    terminal.done("second tenant", SecondTenant.NAME + ", connected; " + SyncCounts.of(run));
    return connection;
  }

  private static Json.Obj credentials(WholeSystem system, String account) {
    return JsonClient.objects(system.control().get("/_sim/credentials"), "items").stream()
        .filter(one -> one.text("username").orElse("").contains(account))
        .findFirst()
        .orElseThrow();
  }

  private WholeSystem startSystem(Path template) throws Exception {
    RunnerOptions runner =
        RunnerOptions.standard()
            .withApiPort(options.apiPort())
            .withLog(System.out::println)
            .withParameter("BedrockModel", options.bedrockModel());
    return WholeSystem.start(
        template, Settings.standard(options.simulatorPort()), options.cloud(), runner);
  }

  private static SignIn.Tokens addTechnician(
      WholeSystem system, SignIn signIn, SignIn.Tokens admin) {
    system
        .api()
        .as(admin.access())
        .post(
            "/v1/users",
            Json.object()
                .put("email", TECHNICIAN)
                .put("name", "Demo technician")
                .put("role", "technician"));
    return signIn.signIn(TECHNICIAN);
  }

  private String takeIntoService(WholeSystem system, SignIn.Tokens admin) {
    JsonClient api = system.api().as(admin.access());
    var onboarding = new Onboarding(api);
    Json.Obj connected = onboarding.connect(credentials(system, "HARBOURLINE"));
    String connection = connected.text("id").orElseThrow();
    terminal.done(
        "Autotask", "connected, credentials checked; zone " + connected.text("zone").orElse(""));
    List<Json.Obj> queues = onboarding.selectQueues(connection);
    terminal.done("queues", queues.size() + " selected: " + names(queues));
    List<Json.Obj> statuses = onboarding.mapStatuses(connection);
    terminal.done("statuses", mapped(statuses));
    List<Json.Obj> hooks = onboarding.awaitWebhooks(connection);
    terminal.done("webhooks", hooks.size() + " registered and active");
    firstSync(onboarding, connection);
    new VerdictLines(terminal).show(arrival(system, api, connection));
    return connection;
  }

  private void firstSync(Onboarding onboarding, String connection) {
    Instant begin = Instant.now();
    Json.Obj run =
        onboarding.sync(connection, now -> terminal.progress("first sync", SyncCounts.of(now)));
    terminal.done("first sync", SyncCounts.of(run) + ", in " + since(begin));
  }

  private Judgement arrival(WholeSystem system, JsonClient api, String connection) {
    Json.Obj ticket =
        system
            .control()
            .post(
                "/_sim/autotask/tickets",
                Json.object().put("title", TITLE).put("description", DESCRIPTION));
    terminal.line("");
    terminal.line(
        terminal.bold("A customer's ticket arrives: " + ticket.text("ticketNumber").orElse("")));
    terminal.line("");
    terminal.item("title", ticket.text("title").orElse(""));
    terminal.wrapped(22, ticket.text("description").orElse(""));
    return Judgement.await(api, system.control(), connection, ticket.number("id").orElseThrow());
  }

  private void whereToLook(WholeSystem system) {
    String api = system.functions().apiUrl().toString().replaceFirst("/$", "");
    terminal.line("");
    terminal.line(terminal.bold("Where to look"));
    terminal.line("");
    terminal.item("API", api + "/v1/openapi.json");
    terminal.item("mailbox", system.mailUrl() + " (sign-in codes)");
    terminal.item("simulated PSA", system.simulator().origin() + "/_sim/health");
    terminal.item("addresses, tokens", file.path().toString());
    terminal.item("log", target.resolve("run.log").toString());
    if (!options.empty()) {
      terminal.line("");
      terminal.line("  Send another ticket:");
      terminal.line(
          "  curl -d '{\"title\":\"Printer jams\",\"description\":\"Every second page.\"}' "
              + system.simulator().origin()
              + "/_sim/autotask/tickets");
    }
    terminal.line("");
    terminal.line("  Ctrl-C ends everything.");
  }

  private static String names(List<Json.Obj> items) {
    String all =
        items.stream()
            .flatMap(item -> item.text("name").stream())
            .collect(Collectors.joining(", "));
    return all.length() <= 50 ? all : all.substring(0, all.lastIndexOf(',', 50)) + " …";
  }

  private static String mapped(List<Json.Obj> statuses) {
    long known = statuses.stream().filter(s -> s.bool("mapped").orElse(false)).count();
    long suggested = statuses.stream().filter(s -> s.text("suggested").isPresent()).count();
    return "%d of %d mapped: %d as their names suggest, the others to active"
        .formatted(known, statuses.size(), suggested);
  }

  private static String since(Instant begin) {
    return Terminal.seconds(Duration.between(begin, Instant.now()));
  }

  /// Ends everything that was started.
  public void close() {
    try {
      open.close();
      file.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

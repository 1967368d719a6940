package dev.signalbox.config;

import static dev.signalbox.config.ConnectionShapes.CARD;
import static dev.signalbox.config.ConnectionShapes.CARDS;
import static dev.signalbox.config.ConnectionShapes.CONNECTION;

import dev.signalbox.aws.lambda.HttpResponse;
import dev.signalbox.config.ConnectionShapes.Card;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionState;
import dev.signalbox.core.connection.ConnectionState.SetupRequired;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.sync.RunQuery;
import dev.signalbox.core.sync.RunStore;
import dev.signalbox.core.tenant.Role;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Connections to PSAs. A secret goes in here and never comes out.
final class ConnectionsApi {

  private static final int LONGEST = 200;

  private static final Form CREATE =
      Form.of("NewConnection")
          .required("psa", Form.Type.TEXT, 20, "autotask")
          .required("name", Form.Type.TEXT, 100, "what you call it; unique in your tenant")
          .required("username", Form.Type.TEXT, LONGEST, "user name (key) of the API user")
          .required("secret", Form.Type.TEXT, LONGEST, "secret (password) of the API user")
          .optional("integrationCode", Form.Type.TEXT, LONGEST, "API tracking identifier")
          .optional("zone", Form.Type.TEXT, LONGEST, "base URL, when it is not to be found");
  private static final Form CHANGE =
      Form.of("ConnectionChange")
          .optional("name", Form.Type.TEXT, 100, "what you call it")
          .optional("username", Form.Type.TEXT, LONGEST, "user name of the API user")
          .optional("secret", Form.Type.TEXT, LONGEST, "secret of the API user")
          .optional("integrationCode", Form.Type.TEXT, LONGEST, "API tracking identifier")
          .optional("zone", Form.Type.TEXT, LONGEST, "base URL")
          .optional("paused", Form.Type.BOOL, 0, "true to let it rest, false to go on");

  private static final Form REMOVE =
      Form.of("ConnectionRemoval")
          .required("confirm", Form.Type.TEXT, 100, "the connection's name, typed by whoever asks");

  /// A test's answer.
  record Tested(
      boolean ok,
      Duration latency,
      PsaSetup.@Nullable Check check,
      @Nullable PsaFault fault,
      Connection connection) {}

  private static final Shape<PsaFault> CAUSE =
      Shape.<PsaFault>of("TestCause")
          .text("type", "stable name of the problem", fault -> PsaProblems.typeOf(fault).uri())
          .text("title", "the problem in general", fault -> PsaProblems.typeOf(fault).title())
          .text("detail", "what went wrong", PsaFault::getMessage)
          .text("nextStep", "what to do", fault -> PsaProblems.typeOf(fault).nextStep())
          .texts("psaErrors", "the PSA's own words", PsaFault::psaErrors);

  private static final Shape<Tested> TESTED =
      Shape.<Tested>of("TestResult")
          .bool("ok", "whether the PSA accepted us", Tested::ok)
          .number("latencyMs", "how long it took", tested -> tested.latency().toMillis())
          .maybeText(
              "apiVersion",
              "as the PSA says",
              tested -> tested.check() == null ? null : tested.check().apiVersion())
          .maybeText(
              "zone",
              "where the PSA answered",
              tested -> tested.check() == null ? null : tested.check().zone())
          .maybePart("cause", "why not, as a problem has it", CAUSE, Tested::fault)
          .part("connection", "the connection after it", CONNECTION, Tested::connection);

  private final ConnectionStore connections;
  private final RunStore runs;
  private final AddConnection adding;
  private final ChangeConnection changing;
  private final TestConnection testing;
  private final RemoveConnection removing;
  private final Resuming resuming;
  private final PublicAddress address;

  ConnectionsApi(
      ConnectionStore connections,
      RunStore runs,
      AddConnection adding,
      ChangeConnection changing,
      TestConnection testing,
      RemoveConnection removing,
      Resuming resuming,
      PublicAddress address) {
    this.connections = connections;
    this.runs = runs;
    this.resuming = resuming;
    this.adding = adding;
    this.changing = changing;
    this.testing = testing;
    this.removing = removing;
    this.address = address;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET",
            "/v1/connections",
            Role.MANAGER,
            "the connections, and which PSAs there are",
            Form.NONE,
            200,
            CARDS,
            this::list),
        new Route(
                "POST",
                "/v1/connections",
                Role.MANAGER,
                "connect a PSA",
                CREATE,
                201,
                CONNECTION,
                this::create)
            .startingWork(),
        new Route(
            "GET",
            "/v1/connections/{connection}",
            Role.MANAGER,
            "one connection",
            Form.NONE,
            200,
            CARD,
            call -> Answers.one(CARD, card(find(call)))),
        new Route(
            "PATCH",
            "/v1/connections/{connection}",
            Role.MANAGER,
            "change or pause a connection",
            CHANGE,
            200,
            CONNECTION,
            this::change),
        new Route(
            "DELETE",
            "/v1/connections/{connection}",
            Role.MANAGER,
            "disconnect, and remove everything that is kept of it",
            REMOVE,
            202,
            CONNECTION,
            this::remove),
        new Route(
            "POST",
            "/v1/connections/{connection}/test",
            Role.MANAGER,
            "test it with a live call",
            Form.NONE,
            200,
            TESTED,
            this::test));
  }

  private HttpResponse list(Call call) {
    return Answers.one(
        CARDS, connections.list(call.caller().tenant()).stream().map(this::card).toList());
  }

  private Card card(Connection connection) {
    return new Card(
        connection, runs.list(connection.ref(), RunQuery.history(1)).runs().stream().findFirst());
  }

  /// The connection in the path. One of another tenant is not there.
  Connection find(Call call) {
    return connections.find(call.connection()).orElseThrow(() -> Refusal.of(ErrorType.NOT_FOUND));
  }

  /// The connection in the path, if calls to its PSA make sense.
  Connection findWorking(Call call) {
    Connection connection = find(call);
    return switch (connection.state()) {
      case ConnectionState.Connected() -> connection;
      case SetupRequired(String reason, String nextStep) ->
          throw new Refusal(ErrorType.SETUP_REQUIRED, reason + " " + nextStep);
      case ConnectionState.Paused() -> throw Refusal.of(ErrorType.CONNECTION_PAUSED);
      case ConnectionState.Disabled() -> throw Refusal.of(ErrorType.CONNECTION_DISABLED);
    };
  }

  private HttpResponse create(Call call) {
    Input input = call.input();
    if (!ConnectionShapes.isConnectable(input.text("psa"))) {
      throw Refusal.field("psa", "This has to be autotask.");
    }
    AddConnection.Asked asked =
        new AddConnection.Asked(
            input.text("name"),
            input.text("username"),
            input.findExact("secret").orElseThrow(),
            input.findText("integrationCode").orElse(""),
            input.findText("zone"));
    return switch (adding.add(call.caller().tenant(), asked, address.of(call.request()))) {
      case AddConnection.Outcome.Added(Connection connection) ->
          HttpResponse.json(201, CONNECTION.write(connection))
              .with("location", "/v1/connections/" + connection.ref().connection());
      case AddConnection.Outcome.NameTaken() ->
          throw new Refusal(
              ErrorType.NAME_TAKEN, "Your tenant has a connection of this name already.");
    };
  }

  private HttpResponse change(Call call) {
    Connection before = findLasting(call);
    return Answers.one(CONNECTION, resuming.follow(before, changing.change(before, call.input())));
  }

  private HttpResponse remove(Call call) {
    Connection connection = find(call);
    if (!call.input().text("confirm").equals(connection.name())) {
      throw Refusal.field("confirm", "This has to be the name of the connection, as it is shown.");
    }
    return Answers.accepted(
        "/v1/connections/" + connection.ref().connection(),
        CONNECTION,
        removing.remove(connection));
  }

  private Connection findLasting(Call call) {
    Connection connection = find(call);
    if (connection.state() instanceof ConnectionState.Disabled) {
      throw Refusal.of(ErrorType.CONNECTION_DISABLED);
    }
    return connection;
  }

  private HttpResponse test(Call call) {
    Connection before = findLasting(call);
    return switch (testing.test(before)) {
      case TestConnection.Outcome.Works(
              Connection connection,
              Duration latency,
              PsaSetup.Check check) ->
          Answers.one(
              TESTED, new Tested(true, latency, check, null, resuming.follow(before, connection)));
      case TestConnection.Outcome.Fails(Connection connection, Duration latency, PsaFault fault) ->
          Answers.one(TESTED, new Tested(false, latency, null, fault, connection));
      case TestConnection.Outcome.NoSecret() ->
          throw new Refusal(
              ErrorType.SETUP_REQUIRED, "The connection has no secret; enter it again.");
    };
  }
}

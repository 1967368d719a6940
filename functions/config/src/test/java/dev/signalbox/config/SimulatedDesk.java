package dev.signalbox.config;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.core.psa.Limiter;
import dev.signalbox.core.psa.PsaSetup;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.SimulatedClock;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import dev.signalbox.simulator.autotask.AutotaskConfig;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.schema.PickValue;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The console with a small Autotask behind it.
final class SimulatedDesk implements AutoCloseable {

  static final ApiUser USER = AutotaskConfig.STANDARD_USER;
  static final long TRIAGE = 29_682_833;
  static final long LEVEL_ONE = 8;
  static final long PRIYA = 29_682_885;
  static final long FORMER = 29_682_887;

  private final Autotask autotask;
  final Simulator simulator;
  final TestConsole console;

  private volatile @Nullable Function<Request, Response> instead;

  final SimulatedClock clock;

  /// A desk whose calls are counted and limited.
  static SimulatedDesk counted(Function<InstantSource, Limiter> limiter) {
    return new SimulatedDesk(Optional.of(limiter));
  }

  /// How long our own limiter makes the next calls wait; zero for not at all.
  Duration limiterWait = Duration.ZERO;

  SimulatedDesk() {
    this(Optional.empty());
  }

  private SimulatedDesk(Optional<Function<InstantSource, Limiter>> counting) {
    SimulatedClock psaClock = SimulatedClock.standingAt(Samples.NOON);
    simulator =
        Simulator.start(SimulatorConfig.standard().at(psaClock).with(AutotaskConfig.standard()));
    simulator
        .server()
        .filter((request, next) -> {
          Function<Request, Response> other = instead;
          return other == null ? next.handle(request) : other.apply(request);
        });
    Limiter limits =
        counting
            .map(make -> make.apply(psaClock))
            .orElseGet(() -> new SlowLimits(() -> limiterWait));
    clock = psaClock;
    resource(PRIYA, "Priya", 3, true);
    resource(FORMER, "Colm", 3, false);
    resource(USER.resourceId(), "API", 7, true);
    autotask =
        new Autotask(
            Autotask.Site.simulated("", simulator.origin()),
            limits,
            psaClock,
            psaClock::advance,
            byte[]::new);
    console = consoleWith(stores -> stores);
  }

  /// Another console before the same Autotask.
  ///
  /// @param broken puts something in the place of a store, for a negative control
  TestConsole consoleWith(UnaryOperator<Console.Stores> broken) {
    return new TestConsole(new AutotaskDirectory(autotask), broken);
  }

  private void resource(long id, String name, int licence, boolean active) {
    ObjBuilder row =
        Json.object()
            .put("id", id)
            .put("firstName", name)
            .put("lastName", "T")
            .put("userName", name)
            .put("email", name.toLowerCase(java.util.Locale.ROOT) + "@msp.example")
            .put("isActive", active)
            .put("licenseType", (long) licence)
            .put("resourceType", "Employee");
    simulator.autotask().plant("Resource", row.build());
  }

  /// Has Autotask answer this to everything; null for itself again.
  void answers(@Nullable Response response) {
    instead = response == null ? null : _ -> response;
  }

  /// Lets something happen while Autotask works on its next call.
  void meanwhile(Runnable other) {
    instead =
        _ -> {
          instead = null;
          other.run();
          return Response.json(503, Json.object().build());
        };
  }

  /// Has Autotask refuse everything and repeat in its error what it was sent.
  void repeatsWhatItIsSent() {
    instead =
        request ->
            Response.json(
                500,
                Json.object()
                    .put(
                        "errors",
                        Json.texts(
                            request.headers().entrySet().stream().map(String::valueOf).toList()))
                    .build());
  }

  void plantCompany(long id, long type, String name) {
    simulator
        .autotask()
        .plant(
            "Company",
            Json.object()
                .put("id", id)
                .put("companyName", name)
                .put("companyType", type)
                .put("phone", "1")
                .put("ownerResourceID", PRIYA)
                .put("isActive", true)
                .build());
  }

  /// @param more what this ticket has besides
  void plantTicket(long id, long queue, long status, String created, ObjBuilder more) {
    simulator
        .autotask()
        .plant(
            "Ticket",
            more.put("id", id)
                .put("title", "t")
                .put("status", status)
                .put("priority", 2L)
                .put("queueID", queue)
                .put("createDate", created)
                .put("lastActivityDate", created)
                .build());
  }

  /// Changes a picklist of tickets as an Autotask administrator does.
  void changePicklist(String field, UnaryOperator<List<PickValue>> change) {
    var autotask = simulator.autotask();
    var ticket = autotask.schema().require("Ticket");
    autotask
        .picklists()
        .set(ticket, field, change.apply(autotask.picklists().of(ticket, ticket.require(field))));
  }

  /// Opens a connection's account as a worker does.
  PsaSetup open(Connection connection, PsaSecret secret) {
    return autotask.open(connection, secret, Purpose.UPKEEP).setup();
  }

  /// What an admin enters to connect this Autotask.
  ObjBuilder form(String name) {
    return Json.object()
        .put("psa", "autotask")
        .put("name", name)
        .put("username", USER.userName())
        .put("secret", USER.secret())
        .put("integrationCode", USER.integrationCode());
  }

  Person admin(TenantId tenant) {
    return console.person(tenant, Role.ADMIN);
  }

  /// Connects and answers the path of the connection.
  String connect(Person admin, String name) {
    Answer answer = admin.post("/v1/connections", form(name));
    if (answer.status() != 201) {
      throw new AssertionError("Connecting answered " + answer);
    }
    return answer.header("location").orElseThrow();
  }

  @Override
  public void close() {
    simulator.close();
  }
}

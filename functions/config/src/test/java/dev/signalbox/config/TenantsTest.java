package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.Samples;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.connection.ConnectionStore;
import dev.signalbox.core.signal.SignalStatus;
import dev.signalbox.core.sync.RunId;
import dev.signalbox.core.sync.Statement;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Three tenants, all roles, all routes, each with ids of the other tenants wherever an id goes:
/// the answer is the one that an id gets which does not exist.
class TenantsTest {

  /// Made by these; anything of the body comes back in the answer of a creation.
  private static final List<String> CREATIONS =
      List.of("POST /v1/users", "POST /v1/auth/code", "POST /v1/auth/refresh");

  private final SimulatedDesk desk = new SimulatedDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  @Tag("P25")
  void everyRouteHasARow() {
    assertThat(RouteCall.ALL.keySet())
        .containsExactlyInAnyOrderElementsOf(
            desk.console.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .toList());
  }

  @Test
  @Tag("P25")
  void idsOfOtherTenantsAreAsGoodAsNone() {
    assertThat(leaks(desk, desk.console, List.of(Role.values()))).isEmpty();
  }

  /// The negative control: a store that finds a connection by its id alone.
  @Test
  @Tag("P25")
  void storeThatForgetsTheTenantWouldBeNoticed() {
    TestConsole careless = desk.consoleWith(StoresBut.connections(Forgetful::new));

    assertThat(leaks(desk, careless, List.of(Role.MANAGER)))
        .anyMatch(leak -> leak.contains("GET /v1/connections/{connection}"));
  }

  private record Forgetful(ConnectionStore connections) implements ConnectionStore {
    @Override
    public Creation create(Connection connection) {
      return connections.create(connection);
    }

    @Override
    public Optional<Connection> find(ConnectionRef ref) {
      return connections.listAll().stream()
          .filter(any -> any.connection().equals(ref.connection()))
          .findFirst()
          .flatMap(connections::find);
    }

    @Override
    public List<Connection> list(TenantId tenant) {
      return connections.list(tenant);
    }

    @Override
    public List<ConnectionRef> listAll() {
      return connections.listAll();
    }

    @Override
    public Change update(Connection connection) {
      return connections.update(connection);
    }

    @Override
    public void delete(ConnectionRef ref) {
      connections.delete(ref);
    }
  }

  /// Where a foreign id was answered otherwise than one that does not exist, or a foreign thing was
  /// named or changed.
  private static List<String> leaks(SimulatedDesk desk, TestConsole console, List<Role> roles) {
    List<Place> places = new ArrayList<>();
    List<TenantId> tenants = List.of(Samples.newTenant(), Samples.newTenant(), Samples.newTenant());
    tenants.forEach(tenant -> places.add(furnish(desk, console, tenant)));
    List<String> leaks = new ArrayList<>();
    for (int mine = 0; mine < tenants.size(); mine++) {
      for (int theirs = 0; theirs < tenants.size(); theirs++) {
        for (Role role : mine == theirs ? List.<Role>of() : roles) {
          leaks.addAll(
              leaks(console, tenants.get(mine), role, places.get(mine), places.get(theirs)));
        }
      }
    }
    return leaks;
  }

  private static Place furnish(SimulatedDesk desk, TestConsole console, TenantId tenant) {
    Person admin = console.person(tenant, Role.ADMIN);
    console.person(tenant, Role.ADMIN, "deputy@" + tenant + ".example");
    Person user = console.person(tenant, Role.VIEWER, "user@" + tenant + ".example");
    String path = desk.connect(admin, "Desk of " + tenant);
    ConnectionRef ref = console.connections.list(tenant).getFirst().ref();
    admin.put(path + "/queues", Person.ids(8));
    long ticket = Long.parseLong(tenant.value().replaceAll("\\D", "")) + 5;
    console.signals.save(
        ref,
        Samples.signal(
            Samples.ticket(ticket, "Private to " + tenant, Samples.NOON), SignalStatus.NEW),
        Optional.empty());
    console.runs.keep(
        new Statement(
            ref,
            LocalDate.parse("2026-11-20"),
            Samples.NOON,
            new RunId("01JRUN"),
            "{\"connection\":\"" + ref.connection() + "\"}",
            "signature"));
    return new Place(
        ref.connection().value(),
        Long.toString(ticket),
        admin.post(path + "/syncs").text("id"),
        user.user().id().value(),
        user.get("/v1/sessions").items().getFirst().text("id").orElseThrow(),
        tenant.value());
  }

  private static List<String> leaks(
      TestConsole console, TenantId tenant, Role role, Place mine, Place theirs) {
    List<String> leaks = new ArrayList<>();
    // Codes are counted by the hour.
    console.clock.advance(Duration.ofHours(1));
    String before = state(console, theirs);
    RouteCall.ALL.forEach((route, row) -> {
      for (Mix mix : mixes(route, row)) {
        Person caller = caller(console, tenant, role);
        // One of the routes signs its caller out.
        Person other = route.endsWith("/logout") ? caller(console, tenant, role) : caller;
        Place foreign = mix.of().apply(new Pair(mine, theirs));
        Place missing = mix.of().apply(new Pair(mine, Place.NOWHERE));
        Answer their = send(caller, route, row, foreign);
        Answer none = send(other, route, row, missing);
        if (!plain(their, foreign).equals(plain(none, missing))) {
          leaks.add(route + " " + mix.name() + " as " + role + ": " + their + " / " + none);
        }
        if (!CREATIONS.contains(route) && their.status() < 300 && names(their, theirs)) {
          leaks.add(route + " " + mix.name() + " as " + role + " names theirs: " + their);
        }
      }
    });
    if (!state(console, theirs).equals(before)) {
      leaks.add("something of " + theirs.tenant() + " changed");
    }
    return leaks;
  }

  private static Person caller(TestConsole console, TenantId tenant, Role role) {
    return console.person(tenant, role, "p" + console.ids.next() + "@" + tenant + ".example");
  }

  private record Pair(Place mine, Place other) {}

  /// Which of the ids are the other's.
  private record Mix(String name, Function<Pair, Place> of) {}

  private static List<Mix> mixes(String route, RouteCall row) {
    String template = route + row.query() + row.body();
    List<Mix> mixes = new ArrayList<>();
    mixes.add(new Mix("all", Pair::other));
    boolean nested = template.contains("{connection}");
    if (nested && template.contains("{ticket}")) {
      mixes.add(new Mix("ticket", pair -> pair.mine().withTicket(pair.other().ticket())));
    }
    if (nested && template.contains("{run}")) {
      mixes.add(new Mix("run", pair -> pair.mine().withRun(pair.other().run())));
    }
    if (nested && template.contains("{user}")) {
      mixes.add(new Mix("user", pair -> pair.mine().withUser(pair.other().user())));
    }
    return mixes;
  }

  private static Answer send(Person caller, String route, RouteCall row, Place place) {
    String[] parts = route.split(" ", -1);
    Answer answer =
        caller.call(parts[0], place.in(parts[1] + row.query()), Body.of(place.in(row.body())));
    // What a creation made would be in the way of the next one.
    answer
        .header("location")
        .filter(made -> made.startsWith("/v1/users/"))
        .ifPresent(caller::delete);
    return answer;
  }

  /// The answer without what may differ: the number of the request, the ids asked for, fresh ids.
  private static String plain(Answer answer, Place place) {
    UnaryOperator<String> cut =
        text ->
            text.replaceAll("\"(instance|challenge|id)\":\"[^\"]*\"", "")
                .replaceAll("/v1/users/[^,}]*", "");
    String text = cut.apply(answer.whole());
    for (String id :
        List.of(
            place.connection(),
            place.ticket(),
            place.run(),
            place.user(),
            place.session(),
            place.tenant())) {
      text = text.replaceAll("(?i)" + Pattern.quote(id), "#");
    }
    return answer.status() + " " + text;
  }

  private static boolean names(Answer answer, Place theirs) {
    String text = answer.response().body().text();
    return text.contains(theirs.connection())
        || text.contains("Private to " + theirs.tenant())
        || text.contains(theirs.run())
        || text.contains(theirs.user())
        || text.contains("@" + theirs.tenant());
  }

  private static String state(TestConsole console, Place place) {
    TenantId tenant = new TenantId(place.tenant());
    List<Connection> connections = console.connections.list(tenant);
    StringBuilder state = new StringBuilder();
    state.append(connections).append(console.tenants.find(tenant));
    console.tenants.listUsers(tenant).stream()
        .filter(user -> user.id().value().equals(place.user()))
        .forEach(user ->
            state
                .append(user)
                .append(console.sessions.list(tenant, user.id(), console.clock.instant())));
    for (Connection connection : connections) {
      state
          .append(console.settings.queues(connection.ref()))
          .append(console.settings.statuses(connection.ref()))
          .append(console.settings.members(connection.ref()))
          .append(console.runs.list(connection.ref(), 100));
    }
    return state.toString();
  }
}

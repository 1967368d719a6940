package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.autotask.Autotask;
import dev.signalbox.autotask.AutotaskDirectory;
import dev.signalbox.core.connection.Connection;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorConfig;
import dev.signalbox.simulator.autotask.AutotaskConfig;
import dev.signalbox.simulator.autotask.account.Right;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Why a connection does not work at all, each cause provoked on the simulator.
class ConnectionDiagnosticsTest extends WithAReadyDesk {

  @Test
  @Tag("TRB-01")
  void wrongSecretIsNamedFirst() {
    ready.rights(USER.withSecret("another"));

    expectFirst("connection", "secret");
    assertThat(ready.report())
        .filteredOn(line -> line.text("topic").orElse("").equals("data"))
        .isNotEmpty()
        .allMatch(line -> ReadyDesk.state(line).equals("unknown"));
  }

  @Test
  @Tag("TRB-01")
  void disabledUserIsNamedFirst() {
    ready.rights(USER.active(false));

    expectFirst("connection", "userName");
    assertThat(ready.first().text("message").orElse("")).contains("inactive");
  }

  @Test
  @Tag("TRB-01")
  void wrongUserNameIsNamedFirst() {
    assertThat(
            ready.console.connections.update(
                ready
                    .connection()
                    .withAccess(
                        "somebody@else.example",
                        ready.connection().zone(),
                        false,
                        ready.connection().account())))
        .isNotNull();

    expectFirst("connection", "userName");
  }

  @Test
  @Tag("TRB-01")
  void wrongZoneIsNamedFirst() {
    try (Simulator elsewhere =
        Simulator.start(
            SimulatorConfig.standard()
                .at(ready.desk.clock)
                .with(AutotaskConfig.standard().withUsers(List.of())))) {
      URI home = ready.desk.simulator.origin();
      Autotask autotask =
          new Autotask(
              new Autotask.Site(
                  "", home.resolve("/atservicesrest"), Set.of(home, elsewhere.origin())),
              new SlowLimits(() -> Duration.ZERO),
              ready.desk.clock,
              ready.desk.clock::advance,
              byte[]::new);
      TestConsole console = new TestConsole(new AutotaskDirectory(autotask));
      Person admin = console.person(ready.ref.tenant(), Role.ADMIN);
      Connection connection = ready.connection();
      console.connections.create(
          connection.withAccess(
              connection.username(), elsewhere.origin() + "/atservicesrest/", true, "account"));
      console.secrets.put(ready.ref, ready.console.secrets.find(ready.ref).orElseThrow());
      console.clock.set(ready.desk.clock.instant());

      Json.Obj first = admin.get(ready.path + "/diagnostics").items().getFirst();

      assertThat(ReadyDesk.id(first)).isEqualTo("connection");
      assertThat(value(first)).isEqualTo("zone");
      assertThat(first.text("message").orElse("")).contains(home.toString());
    }
  }

  @Test
  @Tag("TRB-01")
  void licenceOfAnotherTypeIsNamedFirst() {
    ready.user(USER, 3);

    expectFirst("licenceType", "other(3)");
  }

  @Test
  @Tag("TRB-01")
  void missingRoleIsNamedFirst() {
    ready.rights(USER.with(USER.level().without("Resource", Right.READ)));

    expectFirst("connection", "role");
    assertThat(ready.first().text("message").orElse("")).contains("Resources");
  }

  @Test
  @Tag("TRB-02")
  void requiredSetupIsNamedWithItsReasonAndTheTest() {
    ready.rights(USER.withSecret("another"));
    ready.admin.post(ready.path + "/test");
    ready.rights(USER);

    Json.Obj first = ready.first();

    assertThat(ReadyDesk.id(first)).isEqualTo("setup");
    assertThat(value(first)).isEqualTo("setupRequired");
    assertThat(first.text("nextStep").orElse("")).contains("/test");
    ready.admin.post(ready.path + "/test");
    assertThat(ready.report()).noneMatch(line -> ReadyDesk.id(line).equals("setup"));
  }

  @Test
  @Tag("TRB-02")
  void pausedConnectionSaysSo() {
    ready.admin.patch(ready.path, Json.object().put("paused", true));

    expectFirst("setup", "paused");
  }
}

package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The report on a connection as a whole, and what it shows without being asked.
class DiagnosticsTest extends WithAReadyDesk {

  @Test
  @Tag("TRB-03")
  void nothingFailsWhereNothingIsWrong() {
    List<Json.Obj> lines = ready.report();

    assertThat(lines).noneMatch(line -> ReadyDesk.state(line).equals("fail"));
    assertThat(lines).extracting(ReadyDesk::id).doesNotHaveDuplicates();
    assertThat(ReadyDesk.state(ready.line("connection"))).isEqualTo("pass");
    assertThat(ReadyDesk.state(ready.line("webhooks.ticket"))).isEqualTo("pass");
  }

  @Test
  @Tag("CON-14")
  void licenceTypeIsShownOrSaidToBeUnreadable() {
    assertThat(value(ready.line("licenceType"))).isEqualTo("api-only");
    ready.user(USER, 1);
    assertThat(value(ready.line("licenceType"))).isEqualTo("other(1)");
    ready.plant(
        "Resource",
        Json.object()
            .put("id", USER.resourceId())
            .put("firstName", "Hidden")
            .put("lastName", "User")
            .put("userName", "hidden")
            .put("email", "hidden@msp.example")
            .put("isActive", true)
            .put("licenseType", 7)
            .put("resourceType", "Employee"));
    Json.Obj hidden = ready.line("licenceType");
    assertThat(value(hidden)).isEqualTo("unreadable");
    assertThat(ReadyDesk.state(hidden)).isEqualTo("unknown");
  }

  @Test
  @Tag("CON-15")
  void identifierInUseIsShownWithItsKindAsFarAsKnown() {
    Json.Obj line = ready.line("integrationCode");

    assertThat(ReadyDesk.state(line)).isEqualTo("unknown");
    assertThat(value(line)).startsWith("unknown").endsWith("0001");
    assertThat(line.write()).doesNotContain(USER.integrationCode());
  }

  @Test
  @Tag("CON-24")
  void versionOfTheApiIsShown() {
    assertThat(value(ready.line("apiVersion"))).isEqualTo("v1.0");
  }

  @Test
  void reportIsKeptForAMinuteAndNoLongerThanItsQuestion() {
    ready.report();
    ready.user(USER, 3);
    assertThat(ready.admin.get(ready.path + "/diagnostics").items())
        .anyMatch(line -> value(line).equals("api-only"));

    ready.console.clock.advance(Duration.ofSeconds(61));
    ready.desk.clock.advance(Duration.ofSeconds(61));

    assertThat(ready.admin.get(ready.path + "/diagnostics").items())
        .anyMatch(line -> value(line).equals("other(3)"));
  }

  @Test
  void partThatCannotBeReadLeavesTheOthersAlone() {
    ready.rights(USER.with(USER.level().without("TicketWebhook", Right.READ)));

    List<Json.Obj> lines = ready.report();

    assertThat(lines)
        .anyMatch(line ->
            ReadyDesk.id(line).equals("webhooks.ticket")
                && ReadyDesk.state(line).equals("unknown"));
    assertThat(lines)
        .anyMatch(line ->
            ReadyDesk.id(line).equals("apiVersion") && ReadyDesk.state(line).equals("pass"));
  }
}

package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.MemberId;
import dev.signalbox.core.signal.MemberMap;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What reading tells of writing in somebody's name.
class ImpersonationDiagnosticsTest extends WithAReadyDesk {

  @Test
  @Tag("PRM-02")
  void impersonationOfTechniciansHasALineForEachEntityThatNeverPasses() {
    for (String entity : List.of("ticket", "note", "serviceCall", "attachment", "timeEntry")) {
      Json.Obj line = ready.line("impersonation.resource." + entity);
      assertThat(ReadyDesk.state(line)).as(entity).isEqualTo("unknown");
      assertThat(menu(line)).contains("Resource Impersonation");
    }
    ready.rights(USER.refusingImpersonationOf(Set.of("Ticket", "TicketNote", "TimeEntry")));
    assertThat(states("impersonation.resource.")).doesNotContain("pass");
    ready.rights(USER.with(USER.level().without("TimeEntry", Right.CREATE)));
    assertThat(ReadyDesk.state(ready.line("impersonation.resource.timeEntry"))).isEqualTo("fail");
  }

  @Test
  @Tag("PRM-03")
  void impersonationOfContactsHasALineForEachEntityThatNeverPasses() {
    for (String entity : List.of("ticket", "note", "projectNote", "taskNote", "attachment")) {
      Json.Obj line = ready.line("impersonation.contact." + entity);
      assertThat(ReadyDesk.state(line)).as(entity).isEqualTo("unknown");
      assertThat(menu(line)).contains("Contact Impersonation");
    }
    ready.rights(USER.with(USER.level().without("TicketNote", Right.CREATE)));
    assertThat(ReadyDesk.state(ready.line("impersonation.contact.note"))).isEqualTo("fail");
  }

  private List<String> states(String prefix) {
    return ready.report().stream()
        .filter(line -> ReadyDesk.id(line).startsWith(prefix))
        .map(ReadyDesk::state)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, unknown, unknown",
    "4, true, unknown, unknown",
    "5, true, fail, licenceTypeBlocks",
    "6, true, fail, licenceTypeBlocks",
    "7, true, fail, licenceTypeBlocks",
    "1, false, fail, inactive"
  })
  @Tag("PRM-04")
  @Tag("MEM-07")
  void technicianShowsWhatReadingTells(int licence, boolean active, String state, String value) {
    ready.plant(
        "Resource",
        Json.object()
            .put("id", SimulatedDesk.PRIYA)
            .put("firstName", "Priya")
            .put("lastName", "T")
            .put("userName", "priya")
            .put("email", "priya@msp.example")
            .put("isActive", active)
            .put("licenseType", licence)
            .put("resourceType", "Employee"));

    Json.Obj line = ready.line("technician." + SimulatedDesk.PRIYA);

    assertThat(ReadyDesk.state(line)).isEqualTo(state);
    assertThat(value(line)).isEqualTo(value);
    assertThat(line.text("menuPath")).isPresent();
    assertThat(impersonation()).isEqualTo(value);
  }

  @Test
  @Tag("MEM-07")
  void technicianWhomThePsaNoLongerShowsCountsAsNotMapped() {
    ready.console.settings.saveMembers(
        ready.ref,
        new MemberMap(Map.of(ready.admin.user().id(), new MemberId(4242))),
        ready.console.settings.members(ready.ref).version());

    assertThat(value(ready.line("technician.4242"))).isEqualTo("notMapped");
    assertThat(impersonation()).isEqualTo("notMapped");
  }

  private String impersonation() {
    return ready
        .admin
        .get(ready.path + "/members")
        .items()
        .getFirst()
        .text("impersonation")
        .orElseThrow();
  }
}

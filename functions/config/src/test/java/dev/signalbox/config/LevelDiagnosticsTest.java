package dev.signalbox.config;

import static dev.signalbox.config.SimulatedDesk.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What reading tells of the API user and of how its security level was changed.
class LevelDiagnosticsTest extends WithAReadyDesk {

  @Test
  @Tag("PRM-05")
  void whatWasTakenFromTheCopiedLevelIsListedAndWhatCannotBeReadIsSaidNotToBeChecked() {
    Json.Obj untouched = ready.line("level.copied");
    assertThat(ReadyDesk.state(untouched)).isEqualTo("unknown");
    assertThat(value(untouched)).isEqualTo("not checked");
    assertThat(menu(untouched)).contains("Security Levels");
    assertThat(untouched.text("nextStep").orElse(""))
        .contains("impersonation")
        .contains("Webhooks")
        .contains("nothing else");

    level(USER.level().without("Opportunity", Right.READ).without("Ticket", Right.CREATE));

    Json.Obj changed = ready.line("level.copied");
    assertThat(ReadyDesk.state(changed)).isEqualTo("unknown");
    assertThat(value(changed)).isEqualTo("differs(2)");
    assertThat(changed.text("message").orElse(""))
        .contains("Opportunity (read)")
        .contains("Ticket (create)");
  }

  @Test
  @Tag("PRM-06")
  void reducedLevelSaysWhatFailsForItNowAndLater() {
    assertThat(value(ready.line("level.reduced"))).isEqualTo("none");

    level(USER.level().without("Opportunity", Right.CREATE).without("TicketNote", Right.CREATE));
    Json.Obj later = ready.line("level.reduced");
    assertThat(ReadyDesk.state(later)).isEqualTo("unknown");
    assertThat(value(later)).isEqualTo("writing notes, making opportunities");
    assertThat(later.text("message").orElse("")).contains("will fail");

    level(USER.level().without("Contact", Right.READ).without("TimeEntry", Right.CREATE));
    Json.Obj now = ready.line("level.reduced");
    assertThat(ReadyDesk.state(now)).isEqualTo("fail");
    assertThat(value(now)).isEqualTo("reading Contact, writing time entries");
  }

  @Test
  @Tag("PRM-07")
  void userThatAnotherProgramWritesWithIsNamed() {
    Json.Obj alone = ready.line("apiUser.dedicated");
    assertThat(ReadyDesk.state(alone)).isEqualTo("unknown");
    assertThat(value(alone)).isEqualTo("not checked");
    assertThat(alone.text("nextStep").orElse("")).contains("made for Signalbox alone");
    made(21, SimulatedDesk.PRIYA, "2026-11-10T09:00:00Z");
    made(22, USER.resourceId(), "2025-01-10T09:00:00Z");
    assertThat(ReadyDesk.state(ready.line("apiUser.dedicated"))).isEqualTo("unknown");

    made(23, USER.resourceId(), "2026-11-10T09:00:00Z");

    Json.Obj shared = ready.line("apiUser.dedicated");
    assertThat(ReadyDesk.state(shared)).isEqualTo("fail");
    assertThat(value(shared)).isEqualTo("shared(1)");
    assertThat(menu(shared)).contains("the API user");
  }

  private void level(SecurityLevel level) {
    ready.rights(USER.with(level));
  }

  private void made(long id, long creator, String created) {
    ready.desk.plantTicket(
        id,
        SimulatedDesk.TRIAGE,
        1,
        created,
        Json.object().put("companyID", 100L).put("creatorResourceID", creator));
  }
}

package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesheetTest extends WithADesk {

  private static final String SUBMITTED = "The timesheet of that week has been submitted.";

  TimesheetTest() {
    super(1);
  }

  /// The fifth of January 2026 is a Monday.
  private Answer log(int day) {
    return desk.post(
        "TimeEntries",
        "{'ticketID':100,'resourceID':29682885,'roleID':29682834,'dateWorked':'2026-01-%02dT00:00:00Z','hoursWorked':1}"
            .formatted(day));
  }

  @Test
  void timeOfASubmittedWeekStaysAsItIs() {
    long before = log(4).itemId();
    long within = log(5).itemId();
    desk.autotask().tenant().timesheets().submit(Desk.TERRY, Instant.parse("2026-01-07T00:00:00Z"));

    assertThat(log(5).error()).isEqualTo(SUBMITTED);
    assertThat(log(11).error()).isEqualTo(SUBMITTED);
    assertThat(log(12).status()).isEqualTo(200);
    assertThat(desk.patch("TimeEntries", "{'id':" + within + ",'summaryNotes':'x'}").error())
        .isEqualTo(SUBMITTED);
    assertThat(desk.patch("TimeEntries", "{'id':" + before + ",'summaryNotes':'x'}").status())
        .isEqualTo(200);
    assertThat(desk.delete("TimeEntries/" + within).error())
        .isEqualTo("You do not have permission to delete time entries that have been submitted.");
  }

  @Test
  void timeForOthersNeedsTheProxyRight() {
    desk.autotask().tenant().timesheets().allowProxy(Desk.TERRY, false);
    assertThat(log(5).error())
        .isEqualTo("You do not have permission to enter time for resource 29682885.");
    desk.as("ImpersonationResourceId", String.valueOf(Desk.TERRY));
    assertThat(log(5).status()).as("in one's own name").isEqualTo(200);
  }
}

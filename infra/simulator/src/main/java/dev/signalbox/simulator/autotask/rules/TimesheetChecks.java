package dev.signalbox.simulator.autotask.rules;

import dev.signalbox.simulator.autotask.store.Row;
import java.util.OptionalLong;

/// Time that may not be entered or changed: of a week that is submitted, or by an API user that may
/// not enter it for others (Autotask developer help, REST entities, TimeEntries). The texts are
/// ours.
final class TimesheetChecks {

  private TimesheetChecks() {}

  static void mayEnter(Write write, Row entry) {
    OptionalLong resource = entry.number("resourceID");
    boolean isForbidden =
        write.actor().isApiUser()
            && resource.isPresent()
            && !write.tenant().timesheets().allowsProxy(resource.getAsLong());
    if (isForbidden) {
      throw Refused.because(
          "You do not have permission to enter time for resource " + resource.getAsLong() + ".");
    }
    isOpen(write, entry);
  }

  static void isOpen(Write write, Row entry) {
    if (isSubmitted(write, entry)) {
      throw Refused.because("The timesheet of that week has been submitted.");
    }
  }

  static boolean isSubmitted(Write write, Row entry) {
    OptionalLong resource = entry.number("resourceID");
    return resource.isPresent()
        && entry
            .time("dateWorked")
            .filter(day -> write.tenant().timesheets().isSubmitted(resource.getAsLong(), day))
            .isPresent();
  }
}

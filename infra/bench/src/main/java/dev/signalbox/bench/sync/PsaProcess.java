package dev.signalbox.bench.sync;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.control.DemoSimulator;
import dev.signalbox.simulator.control.Settings;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.demo.DemoUser;
import java.io.IOException;
import java.io.OutputStream;

/// The simulated PSA in a process of its own, so that neither its work nor its memory is measured.
/// It tells its address and whom to connect as on its first line, and ends with its parent.
final class PsaProcess {

  private PsaProcess() {}

  /// @param arguments tickets, companies, notes and time entries a ticket
  public static void main(String[] arguments) throws IOException {
    DemoPlan plan =
        new DemoPlan(
            1,
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Double.parseDouble(arguments[2]),
            0,
            0,
            Double.parseDouble(arguments[3]));
    try (DemoSimulator simulator = DemoSimulator.start(Settings.standard(0).with(plan))) {
      DemoUser user = simulator.apiUser();
      System.out.println(
          Json.object()
              .put("origin", simulator.origin().toString())
              .put("userName", user.userName())
              .put("secret", user.secret())
              .put("integrationCode", user.integrationCode())
              .put("tickets", (long) simulator.autotask().table("Ticket").size())
              .put("notes", (long) simulator.autotask().table("TicketNote").size())
              .put("timeEntries", (long) simulator.autotask().table("TimeEntry").size())
              .write());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}

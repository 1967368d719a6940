package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.json.ObjBuilder;
import dev.signalbox.simulator.demo.DemoPlan;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/// Starts the demo accounts anew, and moves the clock.
final class Resets {

  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "seed",
              "tickets",
              "companies",
              "notesPerTicket",
              "closedNotes",
              "closedTickets",
              "timesPerTicket",
              "timeScale",
              "calloutsPerHour"));

  private final DemoSimulator simulator;

  Resets(DemoSimulator simulator) {
    this.simulator = simulator;
  }

  /// What is not named stays as it was; faults, webhooks and the journal are always gone.
  Json reset(Json.Obj body) {
    for (String name : body.fields().keySet()) {
      if (!KNOWN.contains(name)) {
        throw BadControl.invalid("reset knows no " + name + ", only " + KNOWN + ".");
      }
    }
    DemoPlan now = simulator.plan();
    CalloutTimes times =
        simulator
            .times()
            .withScale(decimal(body, "timeScale", simulator.times().scale()))
            .withCalloutsPerHour(
                (int) whole(body, "calloutsPerHour", simulator.times().calloutsPerHour()));
    simulator.reset(
        new DemoPlan(
            whole(body, "seed", now.seed()),
            Math.toIntExact(whole(body, "tickets", now.tickets())),
            Math.toIntExact(whole(body, "companies", now.companies())),
            decimal(body, "notesPerTicket", now.notesPerTicket()),
            decimal(body, "closedNotes", now.closedNotes()),
            decimal(body, "closedTickets", now.closedTickets()),
            decimal(body, "timesPerTicket", now.timesPerTicket())),
        times);
    return counts();
  }

  private Json counts() {
    ObjBuilder accounts = Json.object();
    for (DemoAccount account : simulator.accounts()) {
      accounts.put(
          account.account().key(),
          Json.object()
              .put("tickets", size(account, "Ticket"))
              .put("companies", size(account, "Company") - 1)
              .put("contacts", size(account, "Contact"))
              .put("notes", size(account, "TicketNote"))
              .put("timeEntries", size(account, "TimeEntry")));
    }
    return Json.object().put("seed", simulator.plan().seed()).put("accounts", accounts).build();
  }

  private static long size(DemoAccount account, String entity) {
    return account.autotask().table(entity).size();
  }

  /// `{"advanceSeconds":n}` or `{"set":"2026-01-05T10:00:00Z"}`.
  Json moveClock(Json.Obj body) {
    if (body.number("advanceSeconds").isPresent()) {
      simulator.clock().advance(Duration.ofSeconds(body.number("advanceSeconds").getAsLong()));
    } else {
      simulator.clock().set(instant(body.text("set").orElse("")));
    }
    return Json.object().put("now", simulator.clock().instant()).build();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw BadControl.invalid(
          "The clock takes {\"advanceSeconds\":60} or {\"set\":\"2026-01-05T10:00:00Z\"}.");
    }
  }

  private static long whole(Json.Obj body, String name, long otherwise) {
    if (body.find(name).isEmpty()) {
      return otherwise;
    }
    return body.number(name)
        .orElseThrow(() -> BadControl.invalid(name + " must be a whole number."));
  }

  private static double decimal(Json.Obj body, String name, double otherwise) {
    if (body.find(name).isEmpty()) {
      return otherwise;
    }
    return body.decimal(name)
        .map(BigDecimal::doubleValue)
        .orElseThrow(() -> BadControl.invalid(name + " must be a number."));
  }
}

package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.control.Receiver.Got;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Webhooks over real HTTP, with the vendor's patience a thousand times faster.
class DeliveryTest {

  @Test
  void customersTicketArrivesSignedWithItsFields() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      Json.Obj ticket =
          desk.control("POST", "autotask/tickets", "{\"title\":\"Café & <b>O'Brien</b> 😀\"}");
      desk.settled();
      assertThat(receiver.hooked()).hasSize(1);
      Got got = receiver.hooked().getFirst();
      assertThat(got.signed()).isTrue();
      assertThat(got.raw())
          .contains("\"Title\":\"Caf\\u00E9 \\u0026 \\u003Cb\\u003EO\\u0027Brien")
          .contains("\\uD83D\\uDE00");
      assertThat(got.body().fields().keySet())
          .containsExactly(
              "Action",
              "Guid",
              "EntityType",
              "Id",
              "Fields",
              "EventTime",
              "SequenceNumber",
              "PersonID");
      assertThat(got.body().text("EntityType")).hasValue("Ticket");
      assertThat(got.id()).isEqualTo(ticket.number("id").orElseThrow());
      assertThat(got.body().number("PersonID")).isEqualTo(ticket.number("contactID"));
      assertThat(got.body().object("Fields").orElseThrow().text("Status")).hasValue("1");
      assertThat(got.body().object("Fields").orElseThrow().text("TicketNumber"))
          .isEqualTo(ticket.text("ticketNumber"));
    }
  }

  @Test
  void updateShowsWhatMovedAndWhatIsAlwaysShown() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      long id = desk.items("state/autotask/Tickets").getLast().number("id").orElseThrow();
      desk.control("PATCH", "autotask/tickets/" + id, "{\"title\":\"Renamed\"}");
      desk.settled();
      assertThat(receiver.hooked()).hasSize(1);
      assertThat(receiver.hooked().getFirst().action()).isEqualTo("Update");
      assertThat(
              receiver.hooked().getFirst().body().object("Fields").orElseThrow().fields().keySet())
          .containsExactly("Title", "TicketNumber");
    }
  }

  @Test
  void changeOfAnUnsubscribedFieldIsNotTold() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      long id = desk.items("state/autotask/Tickets").getLast().number("id").orElseThrow();
      desk.control("PATCH", "autotask/tickets/" + id, "{\"purchaseOrderNumber\":\"77\"}");
      desk.settled();
      assertThat(receiver.hooked()).isEmpty();
    }
  }

  @Test
  void inactiveHookAndHookWithoutFieldsAreSilent() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Receiver other = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      long hook = desk.hookTickets(receiver);
      desk.control("PATCH", "autotask/TicketWebhooks/" + hook, "{\"isActive\":false}");
      desk.hook("Ticket", other, List.of(), List.of("title"));
      desk.control("POST", "autotask/tickets", "{}");
      desk.settled();
      assertThat(receiver.hooked()).isEmpty();
      assertThat(other.hooked()).isEmpty();
      assertThat(receiver.on("/off")).hasSize(1);
      assertThat(receiver.on("/off").getFirst().action()).isEqualTo("Deactivated");
    }
  }

  @Test
  void excludedResourceTriggersNothing() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      long hook = desk.hookTickets(receiver);
      long resource = desk.simulator.apiUser().resource();
      desk.control(
          "POST",
          "autotask/TicketWebhookExcludedResources",
          "{\"webhookID\":" + hook + ",\"resourceID\":" + resource + "}");
      long id = desk.items("state/autotask/Tickets").getLast().number("id").orElseThrow();
      desk.control(
          "PATCH", "autotask/tickets/" + id + "?resource=" + resource, "{\"title\":\"A\"}");
      desk.control("PATCH", "autotask/tickets/" + id, "{\"title\":\"B\"}");
      desk.settled();
      assertThat(receiver.hooked()).hasSize(1);
      assertThat(receiver.hooked().getFirst().body().object("Fields").orElseThrow().text("Title"))
          .hasValue("B");
    }
  }

  @Test
  void failedEventIsTriedFiveTimesInOrderAndThenLogged() throws Exception {
    try (Receiver receiver = new Receiver(call -> call <= 5 ? 503 : 200);
        Desk desk = new Desk()) {
      long hook = desk.hookTickets(receiver);
      desk.control("POST", "autotask/tickets", "{\"title\":\"first\"}");
      desk.control("POST", "autotask/tickets", "{\"title\":\"second\"}");
      desk.settled();
      assertThat(receiver.hooked().stream().map(Got::sequence))
          .containsExactly(1L, 1L, 1L, 1L, 1L, 2L);
      Json.Obj logged = desk.items("state/autotask/WebhookEventErrorLogs").getFirst();
      assertThat(logged.number("ticketWebhookID")).hasValue(hook);
      assertThat(logged.number("sequenceNumber")).hasValue(1);
      assertThat(logged.text("errorMessage").orElseThrow()).contains("503 answer 503");
      assertThat(logged.text("payload")).hasValue(receiver.hooked().getFirst().raw());
    }
  }

  @Test
  void silentReceiverCountsAsFailure() throws Exception {
    try (Receiver receiver = new Receiver(call -> call == 1 ? hang() : 200);
        Desk desk =
            new Desk(CalloutTimes.vendor().withScale(0.001).withTimeout(Duration.ofSeconds(4)))) {
      desk.hookTickets(receiver);
      desk.control("POST", "autotask/tickets", "{}");
      desk.settled();
      assertThat(receiver.hooked()).hasSize(2);
      assertThat(
              desk.simulator.calloutsSince(java.time.Instant.EPOCH).stream().map(e -> e.result()))
          .containsExactly("failed", "delivered");
    }
  }

  private static int hang() {
    try {
      Thread.sleep(Duration.ofSeconds(6));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 200;
  }

  @Test
  void twentyFiveFailedEventsSwitchTheHookOff() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 500);
        Desk desk = new Desk()) {
      long hook = desk.hookTickets(receiver);
      for (int index = 0; index < 30; index++) {
        desk.control("POST", "autotask/tickets", "{}");
      }
      desk.eventually(() -> receiver.on("/off").size() == 1);
      desk.settled();
      assertThat(desk.items("state/autotask/TicketWebhooks?id=" + hook).getFirst().bool("isActive"))
          .hasValue(false);
      assertThat(desk.items("state/autotask/WebhookEventErrorLogs").size()).isBetween(25, 26);
      assertThat(receiver.on("/off").getFirst().body().find("EntityType")).isEmpty();
      assertThat(receiver.on("/off").getFirst().signature()).isEmpty();
    }
  }

  @Test
  void successInBetweenSavesTheHook() throws Exception {
    try (Receiver receiver = new Receiver(call -> call == 101 ? 200 : 500);
        Desk desk = new Desk()) {
      long hook = desk.hookTickets(receiver);
      for (int index = 0; index < 40; index++) {
        desk.control("POST", "autotask/tickets", "{}");
      }
      desk.settled();
      assertThat(desk.items("state/autotask/TicketWebhooks?id=" + hook).getFirst().bool("isActive"))
          .hasValue(true);
    }
  }

  @Test
  void calloutsBeyondTheHoursCapWaitButAreNotLost() throws Exception {
    CalloutTimes times = CalloutTimes.vendor().withScale(0.0005).withCalloutsPerHour(3);
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk(times)) {
      desk.hookTickets(receiver);
      long started = System.nanoTime();
      for (int index = 0; index < 7; index++) {
        desk.control("POST", "autotask/tickets", "{}");
      }
      desk.settled();
      assertThat(receiver.hooked()).hasSize(7);
      assertThat(System.nanoTime() - started).isGreaterThan(3_000_000_000L);
    }
  }

  @Test
  void picklistsShowLabelsAndThePersonsKeyChangesCase() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "switches", "{\"picklistAs\":\"label\",\"personKey\":\"PersonId\"}");
      desk.control("POST", "autotask/tickets", "{}");
      desk.settled();
      Got got = receiver.hooked().getFirst();
      assertThat(got.body().object("Fields").orElseThrow().text("Status")).hasValue("New");
      assertThat(got.body().fields()).containsKey("PersonId");
    }
  }

  @Test
  void deletedTicketIsToldWithoutFields() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      long id = desk.items("state/autotask/Tickets").getLast().number("id").orElseThrow();
      desk.control("DELETE", "autotask/tickets/" + id, "");
      desk.settled();
      assertThat(receiver.hooked().getFirst().action()).isEqualTo("Delete");
      assertThat(receiver.hooked().getFirst().body().object("Fields").orElseThrow().fields())
          .isEmpty();
      assertThat(desk.items("state/autotask/DeletedTicketLogs")).hasSize(1);
    }
  }

  @Test
  void companyMessagesCarryTheOldName() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hook("Company", receiver, List.of("companyName"), List.of());
      long id = desk.items("state/autotask/Companies").getLast().number("id").orElseThrow();
      desk.control("PATCH", "autotask/companies/" + id, "{\"companyName\":\"Renamed Ltd\"}");
      desk.settled();
      assertThat(receiver.hooked().getFirst().body().text("EntityType")).hasValue("Account");
    }
  }
}

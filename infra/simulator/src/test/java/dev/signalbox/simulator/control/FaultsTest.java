package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.control.Receiver.Got;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final String ALL = "{\"filter\":[{\"op\":\"exist\",\"field\":\"id\"}]}";

  private static List<Long> sequences(Receiver receiver) {
    return receiver.hooked().stream().map(Got::sequence).toList();
  }

  private static void arrive(Desk desk, int tickets) throws Exception {
    for (int index = 0; index < tickets; index++) {
      desk.control("POST", "autotask/tickets", "{}");
    }
    desk.settled();
  }

  @Test
  void lostEventsNeverArriveAndAreNotLogged() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"lost\":0.5,\"seed\":11}");
      arrive(desk, 40);
      assertThat(receiver.hooked()).hasSizeBetween(8, 32);
      assertThat(sequences(receiver)).isSorted().doesNotHaveDuplicates();
      assertThat(desk.items("state/autotask/WebhookEventErrorLogs")).isEmpty();
    }
  }

  @Test
  void sameSeedLosesTheSameEvents() throws Exception {
    List<Long> first = survivors();
    assertThat(survivors()).isEqualTo(first);
  }

  private static List<Long> survivors() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"lost\":0.5,\"seed\":11}");
      arrive(desk, 20);
      return sequences(receiver);
    }
  }

  @Test
  void duplicatesCarryTheSameSequenceNumber() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"duplicate\":1}");
      arrive(desk, 3);
      assertThat(sequences(receiver)).containsExactly(1L, 1L, 2L, 2L, 3L, 3L);
    }
  }

  @Test
  void reorderedEventsAllArriveInAnotherOrder() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk(dev.signalbox.simulator.hooks.CalloutTimes.vendor().withScale(0.2))) {
      desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"reorder\":1}");
      arrive(desk, 6);
      assertThat(sequences(receiver)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
      assertThat(sequences(receiver)).isNotEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L));
    }
  }

  @Test
  void lateEventsArriveAfterOnesThatCameLater() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk(dev.signalbox.simulator.hooks.CalloutTimes.vendor().withScale(0.02))) {
      desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"late\":1}");
      desk.control("POST", "autotask/tickets", "{}");
      desk.control("POST", "faults", "{}");
      arrive(desk, 1);
      assertThat(sequences(receiver)).containsExactly(2L, 1L);
    }
  }

  @Test
  void strangersPostBesideTheRealEventAndNeverWithItsKey() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"unsigned\":1,\"forged\":1}");
      arrive(desk, 1);
      assertThat(receiver.hooked()).hasSize(3);
      assertThat(receiver.hooked().stream().filter(Got::signed)).hasSize(1);
      assertThat(receiver.hooked().stream().filter(got -> got.signature().isEmpty())).hasSize(1);
      assertThat(receiver.hooked().stream().map(Got::id).distinct()).hasSize(2);
    }
  }

  @Test
  void disabledHookIsInactiveAndSaysSo() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      long hook = desk.hookTickets(receiver);
      desk.control("POST", "faults", "{\"disabledHooks\":1}");
      desk.control("POST", "autotask/tickets", "{}");
      desk.eventually(() -> receiver.on("/off").size() == 1);
      assertThat(receiver.hooked()).isEmpty();
      assertThat(desk.items("state/autotask/TicketWebhooks?id=" + hook).getFirst().bool("isActive"))
          .hasValue(false);
    }
  }

  @Test
  void newFaultsReplaceTheLastOnes() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"http429\":1,\"retryAfter\":2}");
      HttpResponse<String> throttled = desk.vendor("POST", "Tickets/query", ALL);
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.headers().firstValue("Retry-After")).hasValue("2");
      desk.control("POST", "faults", "{\"http429\":1}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).headers().firstValue("Retry-After"))
          .isEmpty();
      desk.control("POST", "faults", "{\"threadLimit\":1}");
      HttpResponse<String> threads = desk.vendor("POST", "Tickets/query", ALL);
      assertThat(threads.statusCode()).isEqualTo(500);
      assertThat(threads.body()).contains("Thread Threshold Exceeded");
      desk.control("POST", "faults", "{\"permission\":1}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).body())
          .contains("adequate permissions to query this entity type.");
      desk.control("POST", "faults", "{\"html502\":true}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).body()).startsWith("<html>");
      desk.control("POST", "faults", "{}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void cutBeforeWritesNothingAndCutAfterHasWritten() throws Exception {
    try (Desk desk = new Desk()) {
      Json.Obj ticket = desk.items("state/autotask/Tickets").getFirst();
      long id = ticket.number("id").orElseThrow();
      String note = "{\"title\":\"t\",\"description\":\"d\",\"noteType\":3,\"publish\":2}";
      int before = desk.items("state/autotask/TicketNotes?ticketID=" + id).size();
      desk.control("POST", "faults", "{\"cutBefore\":1}");
      assertThatThrownBy(() -> desk.vendor("POST", "Tickets/" + id + "/Notes", note))
          .isInstanceOf(IOException.class);
      assertThat(desk.items("state/autotask/TicketNotes?ticketID=" + id)).hasSize(before);
      desk.control("POST", "faults", "{\"cutAfter\":1}");
      assertThatThrownBy(() -> desk.vendor("POST", "Tickets/" + id + "/Notes", note))
          .isInstanceOf(IOException.class);
      assertThat(desk.items("state/autotask/TicketNotes?ticketID=" + id).size())
          .isGreaterThan(before);
      Json.Obj last = (Json.Obj) desk.control("GET", "journal", "").list("requests").getLast();
      assertThat(last.number("status")).hasValue(0);
    }
  }

  @Test
  void faultsStopAfterSoManyTimesAndKeepToTheirPath() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"http429\":1,\"times\":2,\"match\":\"/contacts\"}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).statusCode()).isEqualTo(200);
      assertThat(desk.vendor("POST", "Contacts/query", ALL).statusCode()).isEqualTo(429);
      assertThat(desk.vendor("POST", "Contacts/query", ALL).statusCode()).isEqualTo(429);
      assertThat(desk.vendor("POST", "Contacts/query", ALL).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void limitCanNameItsEndAsADate() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"http429\":1,\"retryAfterDate\":30}");
      var headers = desk.vendor("POST", "Tickets/query", ALL).headers();
      var format = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
      var until =
          java.time.ZonedDateTime.parse(headers.firstValue("Retry-After").orElse(""), format);
      var now = java.time.ZonedDateTime.parse(headers.firstValue("Date").orElse(""), format);
      assertThat(java.time.Duration.between(now, until).toSeconds()).isBetween(30L, 31L);
    }
  }

  @Test
  void othersUseUpTheAccountUntilItIsSuspended() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"usedByOthers\":9000}");
      assertThat(desk.vendor("GET", "ThresholdInformation", "").body()).contains("900");
      desk.control("POST", "faults", "{\"usedByOthers\":1000}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).statusCode()).isEqualTo(429);
      desk.control("POST", "reset", "{}");
      desk.control("POST", "faults", "{\"suspended\":1}");
      HttpResponse<String> suspended = desk.vendor("POST", "Tickets/query", ALL);
      assertThat(suspended.statusCode()).isEqualTo(500);
      assertThat(suspended.body()).contains("external requests");
    }
  }

  @Test
  void answersCanBeNoneCutShortOrSomethingElse() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"noRows\":1}");
      HttpResponse<String> none = desk.vendor("POST", "Tickets/query", ALL);
      assertThat(none.statusCode()).isEqualTo(200);
      assertThat(none.body()).contains("\"items\":[]");
      assertThat(desk.vendor("POST", "Tickets/query/count", ALL).body()).contains(":0");
      desk.control("POST", "faults", "{\"unauthorized\":1}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).statusCode()).isEqualTo(401);
      desk.control("POST", "faults", "{\"html500\":1}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).body()).startsWith("<html>");
      desk.control("POST", "faults", "{\"garbage\":1}");
      String garbage = desk.vendor("POST", "Tickets/query", ALL).body();
      assertThatThrownBy(
              () -> Json.parse(garbage.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
          .isInstanceOf(dev.signalbox.json.MalformedJson.class);
      desk.control("POST", "faults", "{\"cutBody\":1}");
      assertThatThrownBy(() -> desk.vendor("POST", "Tickets/query", ALL))
          .isInstanceOf(IOException.class);
      desk.control("POST", "faults", "{\"zoneError\":1}");
      assertThat(desk.vendor("POST", "Tickets/query", ALL).statusCode()).isEqualTo(200);
      assertThat(desk.vendor("GET", "zoneInformation?user=x", "").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void timeoutHoldsTheCallAndThenDropsIt() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"timeout\":1,\"timeoutMs\":300}");
      long started = System.nanoTime();
      assertThatThrownBy(() -> desk.vendor("GET", "Tickets/1", "")).isInstanceOf(IOException.class);
      assertThat(System.nanoTime() - started).isGreaterThan(250_000_000L);
    }
  }
}

package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.hooks.CalloutTimes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What only shows after a while: rules that put back what was written, connections that take their
/// time, what the vendor forgets and when it writes a mail.
class PatienceTest {

  @Test
  void aWorkflowRulePutsBackWhatWasAnsweredWith200() throws Exception {
    try (Desk desk = new Desk(CalloutTimes.vendor().withScale(0.05))) {
      long id = newTicket(desk);
      long before = ticket(desk, id).number("status").orElseThrow();
      long other = before == 8 ? 7 : 8;
      desk.control("POST", "faults", "{\"reverted\":1,\"revertAfter\":10}");

      assertThat(
              desk.vendor("PATCH", "Tickets", "{\"id\":" + id + ",\"status\":" + other + "}")
                  .statusCode())
          .isEqualTo(200);

      assertThat(ticket(desk, id).number("status")).hasValue(other);
      desk.settled();
      assertThat(ticket(desk, id).number("status")).hasValue(before);
      assertThat(desk.items("state/autotask/TicketNotes?ticketID=" + id))
          .extracting(note -> note.number("noteType").orElse(0))
          .contains(13L);
    }
  }

  @Test
  void whatSomebodyChangedAgainIsLeftToThem() throws Exception {
    try (Desk desk = new Desk(CalloutTimes.vendor().withScale(0.05))) {
      long id = newTicket(desk);
      desk.control("POST", "faults", "{\"reverted\":1,\"revertAfter\":10}");
      desk.control("PATCH", "autotask/tickets/" + id, "{\"priority\":4}");
      desk.control("POST", "faults", "{}");
      desk.control("PATCH", "autotask/tickets/" + id, "{\"priority\":2}");
      desk.settled();

      assertThat(ticket(desk, id).number("priority")).hasValue(2L);
    }
  }

  @Test
  void theSameSeedRevertsTheSameWrites() {
    List<Boolean> first = reverts(11);
    assertThat(reverts(11)).isEqualTo(first);
    assertThat(reverts(12)).isNotEqualTo(first);
    assertThat(first).contains(true, false);
  }

  private static List<Boolean> reverts(long seed) {
    Misfortune misfortune = new Misfortune();
    misfortune.set(Faults.read(Json.parseObject("{\"reverted\":0.5,\"seed\":" + seed + "}")), 1);
    return java.util.stream.IntStream.range(0, 30)
        .mapToObj(_ -> misfortune.reverts().isPresent())
        .toList();
  }

  @Test
  void onlyTheFirstCallOfAConnectionWaits() throws Exception {
    try (Desk desk = new Desk()) {
      desk.control("POST", "faults", "{\"slowConnect\":4000}");
      assertThat(took(desk))
          .as("on a connection that is there")
          .isLessThan(Duration.ofMillis(3500));
      desk.reconnect();
      assertThat(took(desk)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
      assertThat(took(desk)).isLessThan(Duration.ofMillis(3500));
    }
  }

  private static Duration took(Desk desk) throws Exception {
    long began = System.nanoTime();
    assertThat(desk.vendor("GET", "ThresholdInformation", "").statusCode()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void theErrorLogIsKeptForThirtyDays() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 500);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "autotask/tickets", "{}");
      desk.settled();
      desk.control("POST", "clock", "{\"advanceSeconds\":" + Duration.ofDays(29).toSeconds() + "}");
      assertThat(desk.items("state/autotask/WebhookEventErrorLogs")).hasSize(1);

      desk.control("POST", "clock", "{\"advanceSeconds\":" + Duration.ofDays(1).toSeconds() + "}");

      String all = "{\"filter\":[{\"op\":\"exist\",\"field\":\"id\"}]}";
      assertThat(desk.vendor("POST", "WebhookEventErrorLogs/query", all).body())
          .contains("\"items\":[]");
      assertThat(desk.items("state/autotask/WebhookEventErrorLogs")).isEmpty();
    }
  }

  @Test
  void theOwnerGetsOneMailADayFromTheFifthFailureOn() throws Exception {
    try (Receiver receiver = new Receiver(call -> call == 36 ? 200 : 500);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      arrive(desk, 4);
      assertThat(mails(desk)).isZero();
      arrive(desk, 3);
      assertThat(mails(desk)).isEqualTo(1);
      arrive(desk, 6);
      assertThat(mails(desk)).as("five failures again, on the same day").isEqualTo(1);
    }
  }

  @Test
  void theOwnerGetsAMailWhenCalloutsAreDelayedUnlessNotWanted() throws Exception {
    CalloutTimes few = CalloutTimes.vendor().withScale(0.0001).withCalloutsPerHour(3);
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk(few)) {
      long hook = desk.hookTickets(receiver);
      arrive(desk, 3);
      assertThat(mails(desk, "delayMailed")).isZero();
      arrive(desk, 3);
      assertThat(mails(desk, "delayMailed")).as("one, for all that wait").isEqualTo(1);
      desk.control(
          "PATCH",
          "autotask/TicketWebhooks/" + hook,
          "{\"sendThresholdExceededNotification\":false}");
      desk.control("POST", "clock", "{\"advanceSeconds\":7200}");
      arrive(desk, 6);
      assertThat(mails(desk, "delayMailed")).isEqualTo(1);
      assertThat(receiver.hooked()).hasSize(12);
    }
  }

  private static void arrive(Desk desk, int tickets) throws Exception {
    for (int index = 0; index < tickets; index++) {
      desk.control("POST", "autotask/tickets", "{}");
    }
    desk.settled();
  }

  private static long mails(Desk desk) throws Exception {
    return mails(desk, "mailed");
  }

  private static long mails(Desk desk, String kind) throws Exception {
    return desk.items("callouts").stream()
        .filter(entry -> entry.text("result").orElse("").equals(kind))
        .count();
  }

  @Test
  void theLogNeedNotSayWhichHookAnEntryIsOf() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 500);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "switches", "{\"logNamesHook\":false}");
      arrive(desk, 1);
      assertThat(
              desk.items("state/autotask/WebhookEventErrorLogs")
                  .getFirst()
                  .number("ticketWebhookID"))
          .isEmpty();
    }
  }

  @Test
  void aDeleteCanShowTheFieldsThatAreAlwaysShown() throws Exception {
    try (Receiver receiver = new Receiver(_ -> 200);
        Desk desk = new Desk()) {
      desk.hookTickets(receiver);
      desk.control("POST", "switches", "{\"fieldsOnDelete\":true}");
      long id = desk.items("state/autotask/Tickets").getLast().number("id").orElseThrow();
      desk.control("DELETE", "autotask/tickets/" + id, "");
      desk.settled();
      assertThat(receiver.hooked().getFirst().body().object("Fields").orElseThrow().fields())
          .containsOnlyKeys("TicketNumber");
    }
  }

  private static long newTicket(Desk desk) throws Exception {
    return desk.control("POST", "autotask/tickets", "{}").number("id").orElseThrow();
  }

  private static Json.Obj ticket(Desk desk, long id) throws Exception {
    return desk.items("state/autotask/Tickets?id=" + id).getFirst();
  }
}

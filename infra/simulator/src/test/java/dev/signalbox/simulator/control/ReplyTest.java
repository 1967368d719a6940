package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A customer writes to a ticket that is done.
class ReplyTest extends WithAReceiver {

  private static final long COMPLETE = 5;

  private long ticket;

  @BeforeEach
  void complete() throws Exception {
    ticket = desk.control("POST", "autotask/tickets", "{}").number("id").orElseThrow();
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"status\":5}");
    desk.hookTickets(receiver);
  }

  @Test
  void theTicketStaysCompleteWithoutARule() throws Exception {
    reply();

    assertThat(shown().number("status")).hasValue(COMPLETE);
    assertThat(receiver.hooked()).isEmpty();
  }

  @Test
  void aRuleOpensTheTicketAgainAndTheWebhookSaysSo() throws Exception {
    desk.control("POST", "switches", "{\"repliesReopen\":true,\"completeTakesNoMore\":true}");

    reply();

    assertThat(shown().number("status")).hasValue(1);
    assertThat(shown().text("completedDate")).isEmpty();
    assertThat(receiver.hooked())
        .singleElement()
        .satisfies(got ->
            assertThat(got.body().object("Fields").orElseThrow().text("Status")).hasValue("1"));
  }

  @Test
  void aTechniciansNoteOpensNothing() throws Exception {
    desk.control("POST", "switches", "{\"repliesReopen\":true}");
    desk.control("POST", "autotask/tickets/" + ticket + "/notes", "{\"publish\":2}");
    desk.settled();

    assertThat(shown().number("status")).hasValue(COMPLETE);
  }

  @Test
  void aTicketThatIsOpenStaysAsItIs() throws Exception {
    desk.control("POST", "switches", "{\"repliesReopen\":true}");
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"status\":8}");
    reply();

    assertThat(shown().number("status")).hasValue(8);
  }

  private void reply() throws Exception {
    desk.control("POST", "autotask/tickets/" + ticket + "/notes", "{}");
    desk.settled();
  }

  private Json.Obj shown() throws Exception {
    return Json.parseObject(desk.vendor("GET", "Tickets/" + ticket, "").body())
        .object("item")
        .orElseThrow();
  }
}

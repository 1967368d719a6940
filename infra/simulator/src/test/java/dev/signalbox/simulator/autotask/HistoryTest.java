package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest extends WithADesk {

  private static final String BY_TICKET = "{'op':'eq','field':'ticketID','value':100}";

  HistoryTest() {
    super(2);
  }

  private Answer ask(String conditions) {
    return desk.post("TicketHistory/query", "{'filter':[" + conditions + "]}");
  }

  @Test
  void changesOfATicketAreToldInFreeText() {
    desk.patch("Tickets", "{'id':100,'status':5,'queueID':6}");
    desk.patch("Tickets", "{'id':100,'title':'Other'}");
    desk.patch("Tickets", "{'id':101,'status':8}");

    List<Json.Obj> told = ask(BY_TICKET).items();
    assertThat(told)
        .extracting(row -> row.text("detail").orElse(""))
        .containsExactly(
            "status changed from New to Complete.",
            "queueID changed from Level I Support to Post Sale.");
    assertThat(told).allMatch(row -> row.number("resourceID").orElse(0) == Desk.API);
  }

  @Test
  void aNewTicketHasItsFirstRowAndATicketThatIsGoneNone() {
    long id =
        desk.post("Tickets", "{'companyID':174,'title':'x','status':1,'priority':2}").itemId();
    String byId = "{'op':'eq','field':'ticketID','value':" + id + "}";
    assertThat(ask(byId).items()).hasSize(1);
    desk.autotask().delete(Actor.resource(Desk.TERRY), "Ticket", id);
    assertThat(ask(byId).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{'op':'exist','field':'id'}",
        "{'op':'in','field':'ticketID','value':[100]}",
        "{'op':'gt','field':'ticketID','value':99}",
        "{'op':'eq','field':'id','value':1}",
        BY_TICKET + "," + BY_TICKET,
        "{'op':'and','items':[" + BY_TICKET + "]}"
      })
  void nothingButOneTicketCanBeAskedFor(String conditions) {
    Answer refused = ask(conditions);
    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.error())
        .isEqualTo(
            "Invalid query syntax. A query of TicketHistory takes exactly one condition: ticketID"
                + " equals a value.");
  }
}

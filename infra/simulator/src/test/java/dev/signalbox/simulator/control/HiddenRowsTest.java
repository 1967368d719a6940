package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Row;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// An admin takes rows from the API user's sight, and gives them back.
class HiddenRowsTest extends WithAReceiver {

  private static final String COUNT = "{\"filter\":[{\"op\":\"exist\",\"field\":\"id\"}]}";

  @Test
  void anAdminSaysWhichTicketsAndCompaniesAreSeenUntilTheReset() throws Exception {
    long tickets = count("Tickets");
    long companies = count("Companies");
    desk.control(
        "PATCH", "autotask/users", "{\"serviceDesk\":\"none\",\"organizations\":\"mine\"}");
    assertThat(count("Tickets")).isZero();
    assertThat(count("Companies")).isZero();
    desk.control("PATCH", "autotask/users", "{\"serviceDesk\":\"all\",\"linesOfBusiness\":false}");
    assertThat(count("Tickets")).isZero();
    desk.control("POST", "reset", "{}");

    assertThat(count("Tickets")).isEqualTo(tickets);
    assertThat(count("Companies")).isEqualTo(companies);
  }

  @Test
  void aWebhookIsSilentAboutTicketsThatItsOwnerDoesNotSee() throws Exception {
    own(desk.hookTickets(receiver));
    desk.control("PATCH", "autotask/users", "{\"linesOfBusiness\":[1]}");
    long ticket = desk.control("POST", "autotask/tickets", "{}").number("id").orElseThrow();
    desk.settled();
    assertThat(receiver.hooked()).hasSize(1);

    String away = "{\"organizationalLevelAssociationID\":2,\"title\":\"Away\"}";
    desk.control("PATCH", "autotask/tickets/" + ticket, away);
    desk.settled();
    assertThat(receiver.hooked()).hasSize(1);
    assertThat(desk.vendor("GET", "Tickets/" + ticket, "").body()).isEqualTo("{\"item\":null}");

    String back = "{\"organizationalLevelAssociationID\":1,\"title\":\"Back\"}";
    desk.control("PATCH", "autotask/tickets/" + ticket, back);
    desk.settled();
    assertThat(receiver.hooked()).hasSize(2);
  }

  @Test
  void aSightThatThereIsNotIsRefused() throws Exception {
    HttpResponse<String> refused =
        desk.send("PATCH", "/_sim/autotask/users", "{\"serviceDesk\":\"some\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("serviceDesk takes all, queues, mine or none.");
  }

  /// Makes a webhook the API user's.
  private void own(long hook) {
    Row row = desk.simulator.autotask().store().find("TicketWebhook", hook).orElseThrow();
    long user = desk.simulator.apiUser().resource();
    desk.simulator.autotask().store().plant(row.with("ownerResourceID", user));
  }

  private long count(String entity) throws Exception {
    return Json.parseObject(desk.vendor("POST", entity + "/query/count", COUNT).body())
        .number("queryCount")
        .orElseThrow();
  }
}

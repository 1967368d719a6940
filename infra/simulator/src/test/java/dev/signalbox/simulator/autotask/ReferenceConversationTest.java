package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The exchanges that public clients and samples record, one by one.
class ReferenceConversationTest extends WithADesk {

  private static final String OPEN_TICKETS =
      "{'filter':[{'op':'eq','field':'companyID','value':174},{'op':'noteq','field':'status','value':5}],"
          + "'MaxRecords':2,'IncludeFields':['id','ticketNumber','status']}";

  ReferenceConversationTest() {
    super(5);
  }

  @Test
  void aQueryAnswersRowsAndTheirPage() {
    Answer answer = desk.post("Tickets/query", OPEN_TICKETS);
    assertThat(answer.body().list("items"))
        .containsExactly(
            Json.parse("{\"id\":100,\"ticketNumber\":\"T20260105.0001\",\"status\":1}"),
            Json.parse("{\"id\":101,\"ticketNumber\":\"T20260105.0002\",\"status\":1}"));
    Json.Obj page = answer.body().object("pageDetails").orElseThrow();
    assertThat(page.number("count")).hasValue(2);
    assertThat(page.number("requestCount")).hasValue(2);
    assertThat(page.fields().get("prevPageUrl")).isEqualTo(Json.none());
    assertThat(answer.next())
        .isEqualTo(
            desk.simulator.origin()
                + "/ATServicesRest/V1.0/Tickets/query/next?paging="
                + "%7B%22pageSize%22%3A2%2C%22previousIds%22%3A%5B-1%5D%2C%22nextIds%22%3A%5B101%5D%7D");
    assertThat(URLDecoder.decode(answer.next(), StandardCharsets.UTF_8))
        .endsWith("{\"pageSize\":2,\"previousIds\":[-1],\"nextIds\":[101]}");
  }

  @Test
  void theNextPageOfAPostedQueryIsPostedToo() {
    String next = desk.post("Tickets/query", OPEN_TICKETS).next();
    assertThat(desk.post(next, OPEN_TICKETS).ids()).containsExactly(102L, 103L);
    Answer wrong = desk.get(next);
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.error())
        .isEqualTo("The requested resource does not support http method 'GET'.");
  }

  @Test
  void aMissingRowIsNoError() {
    Answer answer = desk.get("Tickets/999999");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"item\":null}");
  }

  @Test
  void aRowHasAllFieldsNullsSpelledOut() {
    Json.Obj item = desk.get("Tickets/100").item();
    assertThat(item.fields()).hasSize(76).containsEntry("contactID", Json.none());
    assertThat(item.fields()).containsKeys("problemTicketId", "userDefinedFields");
  }

  @Test
  void aTicketWithoutACompanyIsRefused() {
    Answer answer = desk.post("Tickets", "{'title':'x','status':1,'priority':2}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).isEqualTo("{\"errors\":[\"Missing Required Field: companyID.\"]}");
  }

  @Test
  void halfAnAssignmentIsRefused() {
    Answer answer =
        desk.post(
            "Tickets",
            "{'companyID':174,'title':'x','status':1,'priority':2,'queueID':8,'assignedResourceID':29682885}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.error())
        .isEqualTo(
            "When assigning a Resource, you must assign both a assignedResourceID and assignedResourceRoleID.");
  }

  @Test
  void changesGoToTheCollection() {
    assertThat(desk.patch("Tickets", "{'id':100,'status':8}").text()).isEqualTo("{\"itemId\":100}");
    assertThat(desk.get("Tickets/100").item().number("status")).hasValue(8);
    assertThat(desk.patch("Tickets/100", "{'status':5}").status()).isEqualTo(405);
    assertThat(desk.delete("Tickets/100").status()).isEqualTo(405);
  }

  @Test
  void notesAreWrittenUnderTheirTicket() {
    String note = "{'title':'t','description':'d','noteType':3,'publish':1}";
    assertThat(desk.post("TicketNotes", note).status()).isEqualTo(404);
    long id = desk.post("Tickets/100/Notes", note).itemId();
    assertThat(desk.get("TicketNotes/" + id).item().number("ticketID")).hasValue(100);
    assertThat(desk.get("Tickets/100/Notes").ids()).containsExactly(id);
  }

  @Test
  void timeOnATicketNeedsARole() {
    Answer answer =
        desk.post(
            "TimeEntries",
            "{'ticketID':100,'resourceID':29682885,'dateWorked':'2026-01-05','hoursWorked':1}");
    assertThat(answer.error()).isEqualTo("TimeEntries for Tickets must have a roleID");
  }

  @Test
  void aDeletedTimeEntryAnswersItsId() {
    long id =
        desk.post(
                "TimeEntries",
                "{'ticketID':100,'resourceID':29682885,'roleID':29682834,'dateWorked':'2026-01-05','hoursWorked':1}")
            .itemId();
    assertThat(desk.delete("TimeEntries/" + id).itemId()).isEqualTo(id);
    assertThat(desk.get("TimeEntries/" + id).text()).isEqualTo("{\"item\":null}");
  }

  @Test
  void aCountAnswersOneNumber() {
    assertThat(
            desk.post("Tickets/query/count", "{'filter':[{'op':'gte','field':'id','value':102}]}")
                .text())
        .isEqualTo("{\"queryCount\":3}");
  }

  @Test
  void anUnknownFieldIsNamed() {
    Answer answer =
        desk.post("Tickets/query", "{'filter':[{'op':'eq','field':'bogus','value':1}]}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .isEqualTo("{\"errors\":[\"Unable to find bogus in the Ticket Entity.\"]}");
  }

  @Test
  void theThresholdCallCountsItself() {
    desk.get("Companies/0");
    assertThat(desk.get("ThresholdInformation").text())
        .isEqualTo(
            "{\"externalRequestThreshold\":10000,\"requestThresholdTimeframe\":60,"
                + "\"currentTimeframeRequestCount\":2}");
  }

  @Test
  void aBadSecretIsUnauthorizedEverywhere() {
    desk.as("Secret", "wrong");
    assertThat(desk.get("Tickets/100").status()).isEqualTo(401);
    assertThat(desk.post("Tickets/query", OPEN_TICKETS).status()).isEqualTo(401);
    assertThat(desk.get("Nowhere").status()).isEqualTo(401);
  }
}

package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketWriteTest extends WithADesk {

  private static final String MINIMUM =
      "'companyID':174,'title':'Mail is down','status':1,'priority':2,'queueID':8";

  private Answer create(String more) {
    return desk.post("Tickets", "{" + MINIMUM + (more.isEmpty() ? "" : "," + more) + "}");
  }

  private Json.Obj ticket(long id) {
    return desk.get("Tickets/" + id).item();
  }

  @Test
  void theServerFillsWhatItOwns() {
    Json.Obj ticket = ticket(create("'ticketNumber':'mine'").itemId());
    assertThat(ticket.text("ticketNumber")).hasValue("T20260105.0001");
    assertThat(ticket.text("createDate")).hasValue("2026-01-05T14:57:50.123Z");
    assertThat(ticket.number("creatorResourceID")).hasValue(Desk.API);
    assertThat(ticket.number("ticketCategory")).hasValue(3);
    assertThat(ticket.text("lastActivityDate")).hasValue("2026-01-05T14:57:50.123Z");
    assertThat(ticket.find("completedDate")).isEmpty();
  }

  @Test
  void numbersStartAnewEachDayAndSkipTheOnesPlanted() {
    desk.tickets(3);
    assertThat(ticket(create("").itemId()).text("ticketNumber")).hasValue("T20260105.0004");
    desk.clock.advance(Duration.ofDays(1));
    assertThat(ticket(create("").itemId()).text("ticketNumber")).hasValue("T20260106.0001");
  }

  @Test
  void namesComeInAnyCaseAndIdsAsText() {
    long id =
        desk.post(
                "Tickets",
                "{'CompanyID':'174','Title':'x','Status':'1','priority':2,'IsVisibleToComanaged':'True'}")
            .itemId();
    assertThat(ticket(id).bool("isVisibleToComanaged")).hasValue(true);
    assertThat(ticket(id).number("companyID")).hasValue(174);
  }

  @Test
  void categoryDefaultsFillGaps() {
    desk.plant(
        "TicketCategoryFieldDefault",
        "{'id':1,'ticketCategoryID':112,'queueID':29682833,'sourceID':4,'priority':3}");
    Json.Obj ticket =
        ticket(
            desk.post(
                    "Tickets",
                    "{'companyID':174,'title':'x','status':1,'priority':1,'ticketCategory':112}")
                .itemId());
    assertThat(ticket.number("queueID")).hasValue(29682833);
    assertThat(ticket.number("source")).hasValue(4);
    assertThat(ticket.number("priority")).hasValue(1);
    assertThat(desk.get("TicketCategories/112/FieldDefaults").ids()).containsExactly(1L);
  }

  @Test
  void valuesAreCheckedAgainstTheMetadata() {
    assertThat(create("'ticketType':99").error())
        .isEqualTo("Picklist value [99] does not exist for ticketType");
    assertThat(
            desk.post("Tickets", "{" + MINIMUM.replace("'status':1", "'status':6") + "}").error())
        .isEqualTo("Picklist value [6] does not exist for status");
    assertThat(create("'issueType':10,'subIssueType':151").error())
        .isEqualTo("Picklist value [151] does not exist for subIssueType");
    assertThat(create("'externalID':'" + "x".repeat(51) + "'").error())
        .isEqualTo("externalID must be less than or equal to 50 characters");
    assertThat(create("'isVisibleToComanaged':'maybe'").error())
        .startsWith("Unexpected character encountered while parsing value: m. Path");
    assertThat(desk.post("Tickets", "{'companyID':").error())
        .startsWith("Unexpected character encountered while parsing value:");
    assertThat(create("'dueDateTime':'tomorrow'").status()).isEqualTo(500);
  }

  @Test
  void referencesHaveToExistAndFit() {
    String refused =
        "Reference value on field: contactID of type: Contact does not exist or is invalid.";
    assertThat(create("'contactID':1").error()).isEqualTo(refused);
    assertThat(create("'contactID':30682904").error()).as("inactive").isEqualTo(refused);
    assertThat(create("'contactID':30682903").error()).as("other company").isEqualTo(refused);
    assertThat(create("'contactID':30682902").status()).as("parent company").isEqualTo(200);
    assertThat(create("'contactID':30682901").status()).isEqualTo(200);
    assertThat(desk.post("Tickets", "{" + MINIMUM.replace("174", "9") + "}").error())
        .isEqualTo(
            "Reference value on field: companyID of type: Company does not exist or is invalid.");
    assertThat(desk.post("Tickets", "{" + MINIMUM.replace("174", "0") + "}").status())
        .as("company 0")
        .isEqualTo(200);
  }

  @Test
  void aResourceServesOnlyInARoleItHolds() {
    String pair =
        "The specified AssignedResourceID and AssignedRoleID combination is not currently defined";
    assertThat(create("'assignedResourceID':29682885,'assignedResourceRoleID':29682834").status())
        .isEqualTo(200);
    assertThat(create("'assignedResourceID':29682885,'assignedResourceRoleID':29682835").error())
        .isEqualTo(pair);
    assertThat(create("'assignedResourceID':29682999,'assignedResourceRoleID':29682834").error())
        .as("API user")
        .isEqualTo(pair);
    assertThat(create("'assignedResourceID':29682885,'assignedResourceRoleID':1").error())
        .isEqualTo("Role does not exist or is invalid");
    assertThat(create("'assignedResourceID':29682887,'assignedResourceRoleID':29682834").error())
        .as("inactive")
        .contains("assignedResourceID of type: Resource does not exist or is invalid");
  }

  @Test
  void bothHalvesOfAnAssignmentAreTakenAwayTogether() {
    long id = create("'assignedResourceID':29682885,'assignedResourceRoleID':29682834").itemId();
    assertThat(desk.patch("Tickets", "{'id':" + id + ",'assignedResourceID':null}").status())
        .isEqualTo(500);
    desk.patch(
        "Tickets",
        "{'id':%d,'assignedResourceID':null,'assignedResourceRoleID':null}".formatted(id));
    assertThat(ticket(id).find("assignedResourceID")).isEmpty();
  }

  @Test
  void completeSetsItsDateAndReopeningClearsItUnlessSwitched() {
    long id = create("").itemId();
    desk.patch("Tickets", "{'id':" + id + ",'status':5}");
    assertThat(ticket(id).text("completedDate")).hasValue("2026-01-05T14:57:50.123Z");
    assertThat(ticket(id).number("completedByResourceID")).hasValue(Desk.API);
    desk.patch("Tickets", "{'id':" + id + ",'status':8}");
    assertThat(ticket(id).find("completedDate")).isEmpty();
    desk.autotask().set(desk.autotask().switches().with("reopenClearsCompletion", false));
    desk.patch("Tickets", "{'id':" + id + ",'status':5}");
    desk.patch("Tickets", "{'id':" + id + ",'status':8}");
    assertThat(ticket(id).find("completedDate")).isPresent();
  }

  @Test
  void patchChangesWhatItNamesAndPutClearsTheRest() {
    long id = create("'description':'long story','purchaseOrderNumber':'7'").itemId();
    desk.patch("Tickets", "{'id':" + id + ",'description':null,'createDate':'2001-01-01'}");
    assertThat(ticket(id).find("description")).isEmpty();
    assertThat(ticket(id).text("purchaseOrderNumber")).hasValue("7");
    assertThat(ticket(id).text("createDate")).hasValue("2026-01-05T14:57:50.123Z");
    desk.put("Tickets", "{'id':" + id + "," + MINIMUM + "}");
    assertThat(ticket(id).find("purchaseOrderNumber")).isEmpty();
    assertThat(ticket(id).text("ticketNumber")).hasValue("T20260105.0001");
    assertThat(desk.put("Tickets", "{'id':" + id + ",'title':'x'}").error())
        .isEqualTo("Missing Required Field: companyID.");
  }

  @Test
  void aChangeOfNothingThatIsThereIsRefused() {
    assertThat(desk.patch("Tickets", "{'id':4,'status':5}").error())
        .contains("No matching records found.");
    assertThat(desk.patch("Tickets", "{'status':5}").error())
        .isEqualTo("Missing Required Field: id.");
  }

  @Test
  void onlyTheUserDefinedFieldsThatAreNamedChange() {
    desk.autotask().defineFields("Ticket", java.util.List.of("Ranking", "Site"));
    long id =
        create(
                "'userDefinedFields':[{'name':'Ranking','value':'Gold'},{'name':'Site','value':'A'}]")
            .itemId();
    desk.patch("Tickets", "{'id':" + id + ",'userDefinedFields':[{'name':'site','value':'B'}]}");
    assertThat(Json.array(ticket(id).list("userDefinedFields")).write())
        .isEqualTo(
            "[{\"name\":\"Ranking\",\"value\":\"Gold\"},{\"name\":\"Site\",\"value\":\"B\"}]");
    assertThat(create("'userDefinedFields':[{'name':'No','value':'x'}]").status()).isEqualTo(500);
  }

  @Test
  void unknownPropertiesAreDroppedUnlessSwitched() {
    assertThat(create("'colour':'red'").status()).isEqualTo(200);
    desk.autotask().set(desk.autotask().switches().with("unknownPropertiesDropped", false));
    assertThat(create("'colour':'red'").error())
        .isEqualTo("Could not find member 'colour' on object.");
  }

  @Test
  void readOnlyPropertiesAreDroppedUnlessSwitched() {
    String readOnly = "{'id':100,'createDate':'2020-01-01T00:00:00Z','title':'New'}";
    desk.tickets(1);
    assertThat(desk.patch("Tickets", readOnly).itemId()).isEqualTo(100);
    assertThat(desk.get("Tickets/100").item().text("createDate")).hasValue("2026-01-05T10:00:00Z");
    desk.autotask().set(desk.autotask().switches().with("readOnlyDropped", false));
    assertThat(desk.patch("Tickets", readOnly).error()).isEqualTo("createDate is read-only.");
    assertThat(desk.patch("Tickets", "{'id':100,'title':'Newer'}").status()).isEqualTo(200);
  }

  @Test
  void aCategoryMayRequireFields() {
    desk.autotask().tenant().requiredByCategory().putAll(Map.of(112L, Set.of("queueID")));
    String body = "{'companyID':174,'title':'x','status':1,'priority':2%s}";
    assertThat(desk.post("Tickets", body.formatted(",'ticketCategory':112")).error())
        .isEqualTo("queueID is required");
    assertThat(desk.post("Tickets", body.formatted("")).status()).isEqualTo(200);
    desk.autotask().set(desk.autotask().switches().with("queueNeededWithoutResource", true));
    assertThat(desk.post("Tickets", body.formatted("")).error()).isEqualTo("queueID is required");
  }

  @Test
  void workTypesAreActiveGeneralCodes() {
    assertThat(create("'billingCodeID':29682801").status()).isEqualTo(200);
    assertThat(create("'billingCodeID':29682802").error())
        .isEqualTo("The given allocation code is not an active general allocation code");
  }

  @Test
  void problemTicketsAreCheckedWhenSwitched() {
    long incident = create("'ticketType':2").itemId();
    long problem = create("'ticketType':3").itemId();
    assertThat(create("'problemTicketId':" + incident).status()).isEqualTo(200);
    desk.autotask().set(desk.autotask().switches().with("problemTicketChecked", true));
    assertThat(create("'problemTicketId':" + incident).error()).contains("problemTicketId");
    assertThat(create("'problemTicketId':" + problem).status()).isEqualTo(200);
  }

  @Test
  void aKnownExternalIdLeadsToTheTicketThereWhenSwitched() {
    long first = create("'externalID':'abc'").itemId();
    assertThat(create("'externalID':'abc'").itemId()).isNotEqualTo(first);
    desk.autotask().set(desk.autotask().switches().with("duplicateTickets", true));
    assertThat(create("'externalID':'abc'").itemId()).isEqualTo(first);
  }

  @Test
  void onlyTheScreensDeleteATicketAndALogRowStays() {
    long id = create("").itemId();
    desk.post("Tickets/" + id + "/Notes", "{'description':'d','noteType':3,'publish':1}");
    desk.autotask().delete(Actor.resource(Desk.TERRY), "Ticket", id);
    assertThat(desk.get("Tickets/" + id).text()).isEqualTo("{\"item\":null}");
    assertThat(desk.find("TicketNotes", "{'op':'exist','field':'id'}")).isEmpty();
    Json.Obj log =
        desk.post(
                "DeletedTicketLogs/query",
                "{'filter':[{'op':'eq','field':'ticketID','value':" + id + "}]}")
            .items()
            .getFirst();
    assertThat(log.text("ticketNumber")).hasValue("T20260105.0001");
    assertThat(log.number("deletedByResourceID")).hasValue(Desk.TERRY);
  }

  @Test
  void aCustomersTicketHasAContactAsItsAuthor() {
    var row =
        desk.autotask()
            .create(
                Actor.contact(30682901),
                "Ticket",
                Json.parseObject(("{" + MINIMUM + "}").replace('\'', '"')));
    Json.Obj ticket = ticket(row.id());
    assertThat(ticket.number("createdByContactID")).hasValue(30682901);
    assertThat(ticket.find("creatorResourceID")).isEmpty();
    assertThat(ticket.number("creatorType")).hasValue(2);
  }
}

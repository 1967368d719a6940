package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import org.junit.jupiter.api.Test;

class SurfaceTest extends WithADesk {

  SurfaceTest() {
    super(1);
  }

  @Test
  void theZoneIsTheSimulatorItselfAndNeedsNoSignIn() {
    desk.without("Secret");
    Json.Obj zone = desk.get("ZoneInformation?user=q7vnsignalbox%40EXAMPLE.COM").body();
    assertThat(zone.text("url")).hasValue(desk.simulator.origin() + "/atservicesrest/");
    assertThat(zone.number("ci")).hasValue(4711);
    Answer unknown = desk.get("zoneInformation?user=nobody@EXAMPLE.COM");
    assertThat(unknown.status()).isEqualTo(500);
    assertThat(unknown.error()).isEqualTo("Zone information could not be determined");
    assertThat(desk.get("zoneInformation").status()).isEqualTo(500);
  }

  @Test
  void versionsNeedNoSignIn() {
    desk.without("UserName");
    assertThat(desk.get(desk.simulator.origin() + "/ATServicesRest/versionInformation").text())
        .isEqualTo("{\"apiVersions\":[\"v1.0\"]}");
  }

  @Test
  void pathsComeInAnyCase() {
    assertThat(
            desk.get(desk.simulator.origin() + "/ATSERVICESREST/V1.0/tickets/100")
                .item()
                .number("id"))
        .hasValue(100);
  }

  @Test
  void pathsThatAreNotThereAreNotFound() {
    assertThat(desk.get("Nothing").status()).isEqualTo(404);
    assertThat(desk.post("Tickets/100/TimeEntries", "{}").status()).isEqualTo(404);
    assertThat(desk.post("Tickets/100/Notes/query", "{'filter':[]}").status()).isEqualTo(404);
    assertThat(desk.post("Contacts", "{}").status()).isEqualTo(404);
    assertThat(desk.get("Tickets/abc").status()).isEqualTo(404);
    assertThat(desk.post("TicketCategoryFieldDefaults/query", "{}").status()).isEqualTo(404);
    assertThat(desk.get("Ticket/100").status()).as("not the path's name").isEqualTo(404);
    assertThat(desk.get(desk.simulator.origin() + "/atservicesrest/v2.0/Tickets/100").status())
        .isEqualTo(404);
  }

  @Test
  void verbsThatArePartOfNoPathAreRefused() {
    assertThat(desk.post("Resources", "{}").status()).isEqualTo(405);
    assertThat(desk.get("Tickets").status()).isEqualTo(405);
    assertThat(desk.put("Tickets/100", "{}").status()).isEqualTo(405);
    assertThat(desk.delete("Companies/174").status()).isEqualTo(405);
    assertThat(desk.post("Tickets/entityInformation", "{}").status()).isEqualTo(405);
    assertThat(desk.patch("Tickets/100/SecondaryResources", "{}").status()).isEqualTo(405);
    assertThat(desk.put("TicketCategories/3/FieldDefaults", "{}").status()).isEqualTo(405);
  }

  @Test
  void theTextOfAWrongMethodIsAnErrorOrAMessage() {
    String text = "The requested resource does not support http method 'DELETE'.";
    assertThat(desk.delete("Tickets/100").error()).isEqualTo(text);
    desk.autotask().set(desk.autotask().switches().with("errorsOnWrongMethod", false));
    assertThat(desk.delete("Tickets/100").body().text("Message")).hasValue(text);
  }

  @Test
  void fieldsTellTheirPicklists() {
    Json.Obj field = field("Tickets", "subIssueType");
    assertThat(field.text("dataType")).hasValue("integer");
    assertThat(field.bool("isPickList")).hasValue(true);
    assertThat(field.text("picklistParentValueField")).hasValue("issueType");
    assertThat(field.list("picklistValues").getFirst().write())
        .isEqualTo(
            "{\"value\":\"136\",\"label\":\"Slow or frozen\",\"isDefaultValue\":false,\"sortOrder\":1,"
                + "\"parentValue\":\"10\",\"isActive\":true,\"isSystem\":false}");
    assertThat(field("Tickets", "contactID").text("referenceEntityType")).hasValue("Contact");
    assertThat(field("Tickets", "title").number("length")).hasValue(255);
    assertThat(field("Tickets", "createDate").bool("isReadOnly")).hasValue(true);
    assertThat(field("Tickets", "creatorType").bool("isQueryable")).hasValue(false);
    assertThat(field("Tickets", "status").bool("isSupportedWebhookField")).hasValue(true);
  }

  private Json.Obj field(String entity, String name) {
    return desk.get(entity + "/entityInformation/fields").body().list("fields").stream()
        .map(Json.Obj.class::cast)
        .filter(field -> field.text("name").orElseThrow().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void userDefinedFieldsAreListed() {
    desk.autotask().defineFields("Ticket", java.util.List.of("Ranking"));
    Json.Obj field =
        (Json.Obj)
            desk.get("Tickets/entityInformation/userDefinedFields")
                .body()
                .list("fields")
                .getFirst();
    assertThat(field.text("label")).hasValue("Ranking");
    assertThat(field.text("type")).hasValue("string");
    assertThat(desk.get("EntityInformation").body().list("info")).hasSizeGreaterThan(30);
  }

  @Test
  void everyEntityAnswersItsMetadata() {
    for (var entity : desk.autotask().schema().entities()) {
      assertThat(desk.get(entity.path() + "/entityInformation").status())
          .as(entity.path())
          .isEqualTo(200);
      assertThat(desk.get(entity.path() + "/entityInformation/fields").body().list("fields"))
          .as(entity.path())
          .hasSameSizeAs(entity.fields());
      if (!entity.verbs().isEmpty()) {
        String condition =
            entity
                .onlyBy()
                .map(field -> "{'op':'eq','field':'" + field + "','value':1}")
                .orElse("{'op':'exist','field':'id'}");
        assertThat(desk.post(entity.path() + "/query", "{'filter':[" + condition + "]}").status())
            .as(entity.path())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void peopleJoinATicketOnce() {
    String resource = "{'resourceID':29682885,'roleID':29682834}";
    long id = desk.post("Tickets/100/SecondaryResources", resource).itemId();
    assertThat(desk.post("Tickets/100/SecondaryResources", resource).status()).isEqualTo(500);
    assertThat(
            desk.patch(
                    "Tickets",
                    "{'id':100,'assignedResourceID':29682885,'assignedResourceRoleID':29682834}")
                .status())
        .isEqualTo(500);
    assertThat(desk.delete("Tickets/100/SecondaryResources/" + id).itemId()).isEqualTo(id);
    String contact = "{'contactID':30682901}";
    assertThat(desk.post("Tickets/100/AdditionalContacts", contact).status()).isEqualTo(200);
    assertThat(desk.post("Tickets/100/AdditionalContacts", contact).status()).isEqualTo(500);
  }

  @Test
  void aChecklistItemKnowsWhoFinishedIt() {
    long id = desk.post("Tickets/100/ChecklistItems", "{'itemName':'Call'}").itemId();
    desk.patch("Tickets/100/ChecklistItems", "{'id':" + id + ",'isCompleted':true}");
    Json.Obj item = desk.get("TicketChecklistItems/" + id).item();
    assertThat(item.number("completedByResourceID")).hasValue(Desk.API);
    assertThat(item.text("completedDateTime")).hasValue("2026-01-05T14:57:50.123Z");
  }

  @Test
  void contactsLiveUnderTheirCompany() {
    String body = "{'firstName':'New','lastName':'Person','isActive':1,'companyID':9}";
    long id = desk.post("Companies/175/Contacts", body).itemId();
    Json.Obj contact = desk.get("Contacts/" + id).item();
    assertThat(contact.number("companyID")).hasValue(175);
    assertThat(contact.text("lastModifiedDate")).hasValue("2026-01-05T14:57:50.123Z");
    assertThat(desk.get("Companies/174/Contacts").ids()).containsExactly(30682901L, 30682904L);
    assertThat(desk.delete("Companies/174/Contacts/" + id).status()).isEqualTo(500);
    assertThat(desk.delete("Companies/175/Contacts/" + id).itemId()).isEqualTo(id);
  }

  @Test
  void companiesAndOpportunitiesAreCreatedAtTheRoot() {
    long company =
        desk.post(
                "Companies",
                "{'companyName':'New','companyType':1,'ownerResourceID':29682885,'phone':'555'}")
            .itemId();
    assertThat(desk.get("Companies/" + company).item().bool("isActive")).hasValue(true);
    long deal =
        desk.post(
                "Opportunities",
                "{'title':'More','companyID':%d,'ownerResourceID':29682885,'stage':1,'status':1,'probability':10,'amount':1,'cost':1,'projectedCloseDate':'2026-02-01','startDate':'2026-01-01','useQuoteTotals':false}"
                    .formatted(company))
            .itemId();
    assertThat(desk.get("Opportunities/" + deal).item().text("lastActivity"))
        .hasValue("2026-01-05T14:57:50.123Z");
    assertThat(
            desk.post(
                    "Companies",
                    "{'companyName':'New','companyType':1,'ownerResourceID':1,'phone':'555'}")
                .error())
        .contains("ownerResourceID of type: Resource");
  }

  @Test
  void aNewServiceDeskRoleShowsAmongTheRoles() {
    desk.post(
        "Resources/29682886/ServiceDeskRoles",
        "{'roleID':29682835,'isActive':true,'isDefault':false}");
    assertThat(
            desk.find(
                "ResourceRoles",
                "{'op':'eq','field':'resourceID','value':29682886},{'op':'eq','field':'roleID','value':29682835}"))
        .hasSize(1);
  }
}

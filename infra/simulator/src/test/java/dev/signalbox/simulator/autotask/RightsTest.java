package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.account.ApiUser;
import dev.signalbox.simulator.autotask.account.Right;
import dev.signalbox.simulator.autotask.account.SecurityLevel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsTest extends WithADesk {

  private static final String PREFIX =
      "The logged in Resource does not have the adequate permissions to ";
  private static final String NOTE = "{'title':'t','description':'d','noteType':3,'publish':1}";

  RightsTest() {
    super(1);
  }

  private void level(SecurityLevel level) {
    desk.autotask().people().put(AutotaskConfig.STANDARD_USER.with(level));
  }

  @Test
  void eachRightIsRefusedWithItsOwnText() {
    level(
        SecurityLevel.full()
            .without("Ticket", Right.READ, Right.CREATE, Right.UPDATE)
            .without("TimeEntry", Right.DELETE)
            .without("Contact", Right.DELETE));
    assertThat(desk.post("Tickets/query", "{'filter':[]}").error())
        .isEqualTo(PREFIX + "query this entity type.");
    assertThat(desk.get("Tickets/100").error()).isEqualTo(PREFIX + "query this entity type.");
    assertThat(desk.get("Tickets/100").status()).isEqualTo(500);
    assertThat(desk.post("Tickets", "{}").error()).isEqualTo(PREFIX + "create this entity type.");
    assertThat(desk.patch("Tickets", "{'id':100}").error())
        .isEqualTo(PREFIX + "update this entity type.");
    assertThat(desk.delete("TimeEntries/1").error())
        .isEqualTo(PREFIX + "delete this entity timeEntryType");
    assertThat(desk.delete("Companies/174/Contacts/30682901").error())
        .isEqualTo(PREFIX + "delete this entity type.");
    assertThat(desk.get("Companies/174").status()).isEqualTo(200);
  }

  @Test
  void withoutALineOfBusinessTicketsAreMissingAndNothingIsSaid() {
    desk.autotask().people().associateWithLinesOfBusiness(AutotaskConfig.STANDARD_USER, false);

    assertThat(desk.post("Tickets/query", "{'filter':[{'op':'exist','field':'id'}]}").status())
        .isEqualTo(200);
    assertThat(
            desk.post("Tickets/query/count", "{'filter':[{'op':'exist','field':'id'}]}")
                .body()
                .number("queryCount"))
        .hasValue(0);
    assertThat(desk.get("Companies/174").status()).isEqualTo(200);
    desk.autotask().people().associateWithLinesOfBusiness(AutotaskConfig.STANDARD_USER, true);
    assertThat(
            desk.post("Tickets/query/count", "{'filter':[{'op':'exist','field':'id'}]}")
                .body()
                .number("queryCount"))
        .hasValue(1);
  }

  @Test
  void metadataTellsTheAccess() {
    level(SecurityLevel.full().without("TicketNote", Right.CREATE));
    Json.Obj info = desk.get("TicketNotes/entityInformation").body().object("info").orElseThrow();
    assertThat(info.text("userAccessForCreate")).hasValue("None");
    assertThat(info.text("userAccessForUpdate")).hasValue("All");
    assertThat(info.bool("canCreate")).hasValue(true);
    assertThat(info.bool("canDelete")).hasValue(false);
    assertThat(info.bool("supportsWebhookCallouts")).hasValue(true);
  }

  @Test
  void anotherPersonsNameStandsOnTheNote() {
    desk.as("ImpersonationResourceId", String.valueOf(Desk.TERRY));
    long id = desk.post("Tickets/100/Notes", NOTE).itemId();
    desk.without("ImpersonationResourceId");
    Json.Obj note = desk.get("TicketNotes/" + id).item();
    assertThat(note.number("creatorResourceID")).hasValue(Desk.TERRY);
    assertThat(note.number("impersonatorCreatorResourceID")).hasValue(Desk.API);
  }

  @Test
  void impersonationIsRefusedWhereALevelForbidsIt() {
    String create = PREFIX + "create this entity type.";
    desk.as("ImpersonationResourceId", String.valueOf(Desk.JO));
    assertThat(desk.post("Tickets/100/Notes", NOTE).error()).as("not allowed").isEqualTo(create);
    desk.as("ImpersonationResourceId", String.valueOf(Desk.API));
    assertThat(desk.post("Tickets/100/Notes", NOTE).error()).as("API user").isEqualTo(create);
    desk.as("ImpersonationResourceId", "29682887");
    assertThat(desk.post("Tickets/100/Notes", NOTE).error()).as("inactive").isEqualTo(create);
    desk.as("ImpersonationResourceId", "nobody");
    assertThat(desk.post("Tickets/100/Notes", NOTE).error()).as("no id").isEqualTo(create);
    desk.as("ImpersonationResourceId", String.valueOf(Desk.TERRY));
    assertThat(desk.post("Tickets/100/Notes", NOTE).status()).isEqualTo(200);
    desk.autotask()
        .people()
        .giveLevel(
            Desk.TERRY,
            SecurityLevel.full().allowingImpersonation(true).without("TicketNote", Right.CREATE));
    assertThat(desk.post("Tickets/100/Notes", NOTE).error()).as("own level").isEqualTo(create);
  }

  @Test
  void aBoxOfTheApiUserForbidsItPerEntity() {
    desk.autotask()
        .people()
        .put(AutotaskConfig.STANDARD_USER.refusingImpersonationOf(Set.of("TimeEntry")));
    desk.as("ImpersonationResourceId", String.valueOf(Desk.TERRY));
    assertThat(desk.post("TimeEntries", "{}").error())
        .isEqualTo(PREFIX + "create this entity type.");
    assertThat(desk.post("Tickets/100/Notes", NOTE).status()).isEqualTo(200);
  }

  @Test
  void readsRefuseTheHeader() {
    desk.as("ImpersonationResourceId", String.valueOf(Desk.TERRY));
    assertThat(desk.get("Tickets/100").error()).isEqualTo(PREFIX + "query this entity type.");
    assertThat(desk.post("Tickets/query", "{'filter':[]}").error())
        .isEqualTo(PREFIX + "query this entity type.");
  }

  @Test
  void entitiesThatDoNotTakeTheHeaderIgnoreIt() {
    desk.as("ImpersonationResourceId", String.valueOf(Desk.JO));
    assertThat(desk.post("Tickets/100/ChecklistItems", "{'itemName':'Call back'}").status())
        .isEqualTo(200);
  }

  @Test
  void aTimeEntryIsNotChangedInAnothersName() {
    desk.as("ImpersonationResourceId", String.valueOf(Desk.TERRY));
    long id =
        desk.post(
                "TimeEntries",
                "{'ticketID':100,'resourceID':29682885,'roleID':29682834,'dateWorked':'2026-01-05','hoursWorked':1}")
            .itemId();
    assertThat(desk.patch("TimeEntries", "{'id':" + id + ",'summaryNotes':'x'}").error())
        .isEqualTo("User not authorized to change Show On Invoice values for Ticket time entries");
    desk.without("ImpersonationResourceId");
    assertThat(desk.patch("TimeEntries", "{'id':" + id + ",'summaryNotes':'x'}").status())
        .isEqualTo(200);
    assertThat(desk.delete("TimeEntries/" + id).error())
        .isEqualTo("You do not have permission to delete time entries that you did not create.");
  }

  @Test
  void everyPartOfTheSignInCounts() {
    assertThat(desk.without("ApiIntegrationCode").get("Companies/0").status()).isEqualTo(401);
    assertThat(
            desk.as("ApiIntegrationCode", AutotaskConfig.STANDARD_USER.integrationCode())
                .as("UserName", "nobody@EXAMPLE.COM")
                .get("Companies/0")
                .status())
        .isEqualTo(401);
  }

  @Test
  void anInactiveUserIsUnauthorizedAndHasNoZone() {
    desk.autotask().people().put(AutotaskConfig.STANDARD_USER.active(false));
    assertThat(desk.get("Companies/0").status()).isEqualTo(401);
    assertThat(desk.get("zoneInformation?user=q7vnsignalbox@EXAMPLE.COM").status()).isEqualTo(500);
  }

  @Test
  void badLoginsLockTheUserUntilAnAdminUnlocks() {
    desk.as("Secret", "wrong");
    for (int i = 0; i < 5; i++) {
      assertThat(desk.get("Companies/0").status()).isEqualTo(401);
    }
    desk.as("Secret", AutotaskConfig.STANDARD_USER.secret());
    assertThat(desk.get("Companies/0").status()).isEqualTo(401);
    desk.autotask().people().unlock(AutotaskConfig.STANDARD_USER.userName());
    assertThat(desk.get("Companies/0").status()).isEqualTo(200);
  }

  @Test
  void anUnauthorizedAnswerIsJsonOrHtml() {
    desk.as("Secret", "wrong");
    assertThat(desk.get("Companies/0").text()).startsWith("{\"errors\":");
    desk.autotask().set(desk.autotask().switches().with("jsonUnauthorized", false));
    assertThat(desk.get("Companies/0").text()).startsWith("<html>");
  }

  @Test
  void integrationsSignInApartFromEachOther() {
    ApiUser other = ApiUser.full("other@EXAMPLE.COM", "s", "OTHER", 29682998);
    desk.autotask().people().put(other);
    assertThat(
            desk.as("UserName", "other@EXAMPLE.COM")
                .as("Secret", "s")
                .as("ApiIntegrationCode", "OTHER")
                .get("Companies/0")
                .status())
        .isEqualTo(200);
    assertThat(desk.autotask().people().users())
        .extracting(ApiUser::userName)
        .containsAll(List.of("other@EXAMPLE.COM"));
  }
}

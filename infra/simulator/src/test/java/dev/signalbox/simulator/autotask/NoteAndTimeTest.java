package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.store.Actor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoteAndTimeTest extends WithADesk {

  private static final String NOTE = "'title':'t','description':'d','noteType':3,'publish':1";
  private static final String TIME =
      "'ticketID':100,'resourceID':29682885,'roleID':29682834,"
          + "'startDateTime':'2026-01-05T14:00:00Z','endDateTime':'2026-01-05T14:20:00Z'";

  NoteAndTimeTest() {
    super(2);
  }

  private long note() {
    return desk.post("Tickets/100/Notes", "{" + NOTE + "}").itemId();
  }

  private Answer time(String body) {
    return desk.post("TimeEntries", "{" + body + "}");
  }

  private String activity() {
    return desk.get("Tickets/100").item().text("lastActivityDate").orElseThrow();
  }

  @Test
  void notesAndTimeMoveTheTicketsActivity() {
    String before = activity();
    note();
    String afterNote = activity();
    assertThat(afterNote).isGreaterThan(before);
    desk.clock.advance(Duration.ofMinutes(1));
    long entry = time(TIME).itemId();
    String afterTime = activity();
    assertThat(afterTime).isGreaterThan(afterNote);
    desk.clock.advance(Duration.ofMinutes(1));
    desk.delete("TimeEntries/" + entry);
    assertThat(activity()).isGreaterThan(afterTime);
  }

  @Test
  void onlyNotesForCustomersMoveWhatCustomersSee() {
    desk.post("Tickets/100/Notes", "{" + NOTE.replace("'publish':1", "'publish':2") + "}");
    assertThat(desk.get("Tickets/100").item().find("lastCustomerVisibleActivityDateTime"))
        .isEmpty();
    note();
    assertThat(desk.get("Tickets/100").item().find("lastCustomerVisibleActivityDateTime"))
        .isPresent();
  }

  @Test
  void aNotesChangeRepeatsTypeAndPublish() {
    long id = note();
    assertThat(desk.patch("Tickets/100/Notes", "{'id':" + id + ",'description':'e'}").error())
        .isEqualTo("Missing Required Field: noteType.");
    assertThat(
            desk.patch("Tickets/100/Notes", "{'id':" + id + ",'noteType':3,'description':'e'}")
                .error())
        .isEqualTo("Missing Required Field: publish.");
    String whole = "{'id':%d,'noteType':3,'publish':2,'creatorResourceID':1}";
    assertThat(desk.patch("Tickets/100/Notes", whole.formatted(id)).itemId()).isEqualTo(id);
    Json.Obj note = desk.get("Tickets/100/Notes/" + id).item();
    assertThat(note.number("publish")).hasValue(2);
    assertThat(note.number("creatorResourceID")).hasValue(Desk.API);
    assertThat(desk.patch("Tickets/101/Notes", whole.formatted(id)).error())
        .contains("No matching records found.");
  }

  @Test
  void notesAreNotDeleted() {
    long id = note();
    assertThat(desk.delete("Tickets/100/Notes/" + id).status()).isEqualTo(405);
    assertThat(desk.delete("TicketNotes/" + id).status()).isEqualTo(405);
  }

  @Test
  void systemNotesAreNotWrittenOverTheApi() {
    assertThat(
            desk.post(
                    "Tickets/100/Notes", "{" + NOTE.replace("'noteType':3", "'noteType':13") + "}")
                .error())
        .isEqualTo("Picklist value [13] does not exist for noteType");
    var mail =
        desk.autotask()
            .create(
                Actor.contact(30682901),
                "TicketNote",
                Json.parseObject(
                    "{\"ticketID\":100,\"description\":\"d\",\"noteType\":101,\"publish\":1}"));
    assertThat(desk.get("TicketNotes/" + mail.id()).item().number("createdByContactID"))
        .hasValue(30682901);
  }

  @Test
  void aNoteNeedsItsTicket() {
    assertThat(desk.post("Tickets/999/Notes", "{" + NOTE + "}").error())
        .isEqualTo(
            "Reference value on field: ticketID of type: Ticket does not exist or is invalid.");
  }

  @Test
  void aCompleteTicketTakesNotesAndTimeUnlessSwitched() {
    String note = "{'title':'t','description':'d','noteType':3,'publish':1}";
    String entry =
        "{'ticketID':100,'resourceID':29682885,'roleID':29682834,'dateWorked':'2026-01-05','hoursWorked':1}";
    desk.patch("Tickets", "{'id':100,'status':5}");
    assertThat(desk.post("Tickets/100/Notes", note).status()).isEqualTo(200);
    assertThat(desk.post("TimeEntries", entry).status()).isEqualTo(200);

    desk.autotask().set(desk.autotask().switches().with("completeTakesNoMore", true));
    String refusal = "Notes and time cannot be added to a ticket that is complete.";
    assertThat(desk.post("Tickets/100/Notes", note).error()).isEqualTo(refusal);
    assertThat(desk.post("TimeEntries", entry).error()).isEqualTo(refusal);
    desk.patch("Tickets", "{'id':100,'status':8}");
    assertThat(desk.post("Tickets/100/Notes", note).status()).isEqualTo(200);
  }

  @Test
  void aContactAuthorIsForgottenUnlessSwitched() {
    desk.patch("Tickets", "{'id':100,'contactID':30682901}");
    String body = "{" + NOTE + ",'createdByContactID':30682901}";
    long id = desk.post("Tickets/100/Notes", body).itemId();
    assertThat(desk.get("TicketNotes/" + id).item().find("createdByContactID")).isEmpty();
    desk.autotask().set(desk.autotask().switches().with("contactAuthorOnNotes", true));
    id = desk.post("Tickets/100/Notes", body).itemId();
    assertThat(desk.get("TicketNotes/" + id).item().number("createdByContactID"))
        .hasValue(30682901);
    assertThat(desk.post("Tickets/101/Notes", body).error()).contains("createdByContactID");
  }

  @Test
  void hoursFollowFromStartAndEnd() {
    Json.Obj entry = desk.get("TimeEntries/" + time(TIME).itemId()).item();
    assertThat(entry.decimal("hoursWorked").orElseThrow()).isEqualByComparingTo("0.3333");
    assertThat(entry.decimal("hoursToBill").orElseThrow()).isEqualByComparingTo("0.5");
    assertThat(entry.text("dateWorked")).hasValue("2026-01-05T00:00:00Z");
    assertThat(entry.number("timeEntryType")).hasValue(2);
    assertThat(entry.text("lastModifiedDateTime")).hasValue("2026-01-05T14:57:50.123Z");
    assertThat(entry.number("creatorUserID")).hasValue(Desk.API);
  }

  @Test
  void timeIsRefusedWithTheVendorsWords() {
    assertThat(time("'ticketID':100,'roleID':29682834,'hoursWorked':1").error())
        .isEqualTo("Value does not exist for the required field resourceID");
    assertThat(time(TIME.replace("'roleID':29682834,", "")).error())
        .isEqualTo("TimeEntries for Tickets must have a roleID");
    String noTimes = "'ticketID':100,'resourceID':29682885,'roleID':29682834";
    assertThat(time(noTimes).error())
        .isEqualTo("Must have at least one of hoursWorked or startDateTime/endDateTime");
    assertThat(time(noTimes + ",'hoursWorked':1").error())
        .isEqualTo("dateWorked is required when no value is supplied for startDateTime");
    assertThat(time(TIME + ",'taskID':7").error())
        .isEqualTo("Only one of ticketID,taskID and InternallAllocationCodeID can be used at once");
    assertThat(time(TIME.replace("'ticketID':100", "'taskID':7")).error())
        .isEqualTo("This taskID does not reference a valid Task");
    assertThat(time(TIME.replace("14:20", "14:00")).error())
        .isEqualTo("hoursWorked greater than 24 hours or less than zero hours");
    assertThat(time(TIME.replace("2026-01-05T14:20", "2026-01-06T14:20")).error())
        .isEqualTo("hoursWorked greater than 24 hours or less than zero hours");
    assertThat(time(TIME.replace("29682834", "29682835")).error())
        .isEqualTo("This roleID is not valid for this Task and Resource");
    assertThat(time(TIME + ",'billingCodeID':29682802").error())
        .isEqualTo("The given allocation code is not an active general allocation code");
  }

  @Test
  void aStopTimeIsNeededWhenSwitched() {
    String hours =
        "'ticketID':100,'resourceID':29682885,'roleID':29682834,'dateWorked':'2026-01-05','hoursWorked':1";
    assertThat(time(hours).status()).isEqualTo(200);
    desk.autotask().set(desk.autotask().switches().with("startAndStopTimes", true));
    assertThat(time(hours).error())
        .isEqualTo("TimeEntries for Service tickets require a start and stop time.");
  }

  @Test
  void hoursAloneAreTakenAndIgnored() {
    long id = time(TIME).itemId();
    assertThat(desk.patch("TimeEntries", "{'id':" + id + ",'hoursWorked':5}").status())
        .isEqualTo(200);
    assertThat(desk.get("TimeEntries/" + id).item().decimal("hoursWorked").orElseThrow())
        .isEqualByComparingTo("0.3333");
    desk.clock.advance(Duration.ofMinutes(5));
    desk.patch("TimeEntries", "{'id':" + id + ",'endDateTime':'2026-01-05T15:00:00Z'}");
    Json.Obj entry = desk.get("TimeEntries/" + id).item();
    assertThat(entry.decimal("hoursWorked").orElseThrow()).isEqualByComparingTo("1");
    assertThat(entry.text("lastModifiedDateTime")).hasValue("2026-01-05T15:02:50.123Z");
  }

  @Test
  void anEntryDoesNotMoveToATask() {
    long id = time(TIME).itemId();
    assertThat(desk.patch("TimeEntries", "{'id':" + id + ",'ticketID':null,'taskID':7}").error())
        .isEqualTo("This taskID does not reference a valid Task");
  }

  @Test
  void othersEntriesAndSubmittedOnesStay() {
    desk.plant("TimeEntry", "{'id':900,'ticketID':100,'creatorUserID':29682885}");
    assertThat(desk.delete("TimeEntries/900").error())
        .isEqualTo("You do not have permission to delete time entries that you did not create.");
    desk.plant(
        "TimeEntry",
        "{'id':901,'ticketID':100,'creatorUserID':29682999,'billingApprovalDateTime':'2026-01-05T00:00:00Z'}");
    assertThat(desk.delete("TimeEntries/901").error())
        .isEqualTo("You do not have permission to delete time entries that have been submitted.");
    assertThat(desk.delete("TimeEntries/902").error())
        .isEqualTo(
            "No message. No matching records found. The logged in Resource may not have the required permissions to delete the data.");
  }

  @Test
  void aDeletedEntryLeavesALogRow() {
    desk.delete("TimeEntries/" + time(TIME).itemId());
    Json.Obj log =
        desk.post("DeletedTicketActivityLogs/query", "{'filter':[{'op':'exist','field':'id'}]}")
            .items()
            .getFirst();
    assertThat(log.number("ticketID")).hasValue(100);
    assertThat(log.text("ticketNumber")).hasValue("T20260105.0001");
    assertThat(log.number("deletedByResourceID")).hasValue(Desk.API);
  }
}

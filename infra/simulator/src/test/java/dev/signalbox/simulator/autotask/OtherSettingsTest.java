package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.simulator.autotask.account.Switches;
import dev.signalbox.simulator.autotask.webhooks.HookSwitches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every client relies on holds whichever way the open questions are answered.
class OtherSettingsTest {

  @ParameterizedTest(name = "likely answers: {0}")
  @ValueSource(booleans = {true, false})
  void aCarefulClientSeesNoDifference(boolean likely) {
    Switches switches = likely ? Switches.likely() : Switches.unlikely();
    try (Desk desk = Desk.with(AutotaskConfig.standard().with(switches))) {
      desk.tickets(3);
      long id =
          desk.post(
                  "Tickets",
                  "{'companyID':174,'title':'x','status':1,'priority':2,'queueID':8,'externalID':'own-1','dueDateTime':'2026-01-06T17:00:00Z'}")
              .itemId();
      assertThat(desk.patch("Tickets", "{'id':" + id + ",'status':8}").itemId()).isEqualTo(id);
      long note =
          desk.post(
                  "Tickets/" + id + "/Notes",
                  "{'title':'t','description':'d','noteType':3,'publish':2}")
              .itemId();
      assertThat(desk.find("TicketNotes", "{'op':'in','field':'ticketID','value':[" + id + "]}"))
          .containsExactly(note);
      assertThat(
              desk.post(
                      "TimeEntries",
                      "{'ticketID':%d,'resourceID':29682885,'roleID':29682834,'startDateTime':'2026-01-05T14:00:00Z','endDateTime':'2026-01-05T14:30:00Z'}"
                          .formatted(id))
                  .status())
          .isEqualTo(200);
      Answer page =
          desk.post(
              "Tickets/query",
              "{'MaxRecords':2,'IncludeFields':['id'],'filter':[{'op':'exist','field':'id'}]}");
      assertThat(page.ids()).containsExactly(100L, 101L);
      assertThat(desk.get("Tickets/4711").text()).isEqualTo("{\"item\":null}");
      assertThat(desk.delete("Tickets/100").status()).isEqualTo(405);
      assertThat(desk.as("Secret", "wrong").get("Tickets/100").status()).isEqualTo(401);
    }
  }

  @Test
  void theTwoSetsAnswerEveryQuestionDifferently() throws ReflectiveOperationException {
    assertDifferent(Switches.likely(), Switches.unlikely());
    assertDifferent(HookSwitches.likely(), HookSwitches.unlikely());
  }

  private static void assertDifferent(Record likely, Record unlikely)
      throws ReflectiveOperationException {
    for (var question : likely.getClass().getRecordComponents()) {
      boolean isDelayOrWait =
          question.getName().equals("usageDelays")
              || question.getName().equals("retryAfterSeconds");
      Object one = question.getAccessor().invoke(likely);
      Object other = question.getAccessor().invoke(unlikely);
      if (one instanceof Record group) {
        assertDifferent(group, (Record) other);
      } else if (!isDelayOrWait) {
        assertThat(one).as(question.getName()).isNotEqualTo(other);
      }
    }
  }

  @Test
  void aLogOfAnothersWebhookIsNotSeen() {
    try (Desk desk = Desk.open()) {
      desk.plant("TicketWebhook", "{'id':1,'name':'own','ownerResourceID':29682999}");
      desk.plant("TicketWebhook", "{'id':2,'name':'foreign','ownerResourceID':5}");
      desk.plant("WebhookEventErrorLog", "{'id':10,'ticketWebhookID':1,'payload':'{}'}");
      desk.plant("WebhookEventErrorLog", "{'id':11,'ticketWebhookID':2,'payload':'{}'}");
      assertThat(desk.find("WebhookEventErrorLogs", "{'op':'exist','field':'id'}"))
          .containsExactly(10L);
      assertThat(desk.get("WebhookEventErrorLogs/11").text()).isEqualTo("{\"item\":null}");
      assertThat(desk.delete("WebhookEventErrorLogs/10").itemId()).isEqualTo(10);
    }
  }
}

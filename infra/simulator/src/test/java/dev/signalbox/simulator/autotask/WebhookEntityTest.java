package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEntityTest extends WithADesk {

  private static final String HOOK =
      "{'name':'%s','isActive':true,'webhookUrl':'%s','deactivationUrl':'https://x.example/off',"
          + "'secretKey':'0123456789abcdef0123456789ABCDEF','sendThresholdExceededNotification':true,"
          + "'isSubscribedToCreateEvents':true,'isSubscribedToUpdateEvents':true}";

  private Answer create(String entity, String name, String url) {
    return desk.post(entity, HOOK.formatted(name, url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TicketWebhooks",
        "TicketNoteWebhooks",
        "CompanyWebhooks",
        "ContactWebhooks",
        "ConfigurationItemWebhooks"
      })
  void aHookIsReadyOnceAFieldTriggersIt(String entity) {
    long id = create(entity, "hook", "https://x.example/h").itemId();
    Json.Obj hook = desk.get(entity + "/" + id).item();
    assertThat(hook.bool("isReady")).hasValue(false);
    assertThat(hook.number("ownerResourceID")).hasValue(Desk.API);
    assertThat(hook.text("webhookGUID").orElseThrow()).hasSize(36);
    assertThat(hook.text("secretKey")).hasValue("********");
    String field = "{'fieldID':1,'isSubscribedField':%s,'isDisplayAlwaysField':true}";
    desk.post(entity + "/" + id + "/Fields", field.formatted("false"));
    assertThat(desk.get(entity + "/" + id).item().bool("isReady")).hasValue(false);
    desk.post(
        entity + "/" + id + "/Fields",
        "{'fieldID':2,'isSubscribedField':true,'isDisplayAlwaysField':true}");
    assertThat(desk.get(entity + "/" + id).item().bool("isReady")).hasValue(true);
    assertThat(desk.post(entity + "/" + id + "/Fields", field.formatted("true")).status())
        .as("twice")
        .isEqualTo(500);
    long excluded =
        desk.post(entity + "/" + id + "/ExcludedResources", "{'resourceID':29682999}").itemId();
    assertThat(desk.get(entity + "/" + id + "/ExcludedResources").ids()).containsExactly(excluded);
    assertThat(desk.delete(entity + "/" + id).itemId()).isEqualTo(id);
    assertThat(desk.get(entity + "/" + id + "/Fields").ids()).isEmpty();
  }

  @Test
  void fieldNumbersAreLookedUpByTheirLabels() {
    var fields = desk.get("TicketWebhookFields/entityInformation/fields").body().list("fields");
    assertThat(fields)
        .map(Json.Obj.class::cast)
        .filteredOn(field -> field.text("name").orElseThrow().equals("fieldID"))
        .flatExtracting(field -> field.list("picklistValues"))
        .map(value -> ((Json.Obj) value).text("label").orElseThrow())
        .contains("status", "queueID", "title", "problemTicketId")
        .doesNotContain("lastActivityDate");
  }

  @Test
  void userDefinedFieldsTriggerToo() {
    desk.autotask().defineFields("Ticket", java.util.List.of("Ranking"));
    long id = create("TicketWebhooks", "hook", "https://x.example/h").itemId();
    desk.post(
        "TicketWebhooks/" + id + "/UdfFields",
        "{'udfFieldID':1,'isSubscribedField':true,'isDisplayAlwaysField':false}");
    assertThat(desk.get("TicketWebhooks/" + id).item().bool("isReady")).hasValue(true);
    assertThat(desk.post("TicketNoteWebhooks/1/UdfFields", "{}").status()).isEqualTo(404);
  }

  @Test
  void aHookIsCheckedAsItIsCreated() {
    assertThat(create("TicketWebhooks", "n".repeat(51), "https://x.example/h").error())
        .isEqualTo("name must be less than or equal to 50 characters");
    long id = create("TicketWebhooks", "hook", "https://x.example/h").itemId();
    desk.patch("TicketWebhooks", "{'id':" + id + ",'isActive':false}");
    assertThat(create("TicketWebhooks", "other", "https://x.example/h").status())
        .as("same URL, though inactive")
        .isEqualTo(500);
    assertThat(create("CompanyWebhooks", "other", "https://x.example/h").status()).isEqualTo(200);
    assertThat(
            desk.post(
                    "TicketWebhooks",
                    HOOK.formatted("none", "https://x.example/none")
                        .replace(
                            "'isSubscribedToCreateEvents':true,'isSubscribedToUpdateEvents':true",
                            "'isSubscribedToCreateEvents':false"))
                .error())
        .contains("at least one");
    assertThat(
            desk.post(
                    "TicketWebhooks/" + id + "/Fields",
                    "{'fieldID':99,'isSubscribedField':true,'isDisplayAlwaysField':true}")
                .error())
        .isEqualTo("Picklist value [99] does not exist for fieldID");
  }

  @Test
  void aLevelSaysHowManyHooksAUserOwns() {
    desk.autotask().people().put(AutotaskConfig.STANDARD_USER.withMaximumWebhooks(1));
    create("TicketWebhooks", "hook", "https://x.example/h");
    assertThat(create("CompanyWebhooks", "hook", "https://x.example/h").error())
        .contains("maximum number of webhooks");
  }

  @Test
  void theGuidIsSpelledOtherwiseWhenSwitched() {
    desk.plant("TicketWebhook", "{'id':1,'name':'own','webhookGUID':'g-1'}");
    assertThat(desk.get("TicketWebhooks/1").item().text("webhookGUID")).hasValue("g-1");
    desk.autotask().set(desk.autotask().switches().with("otherSpellings", true));
    assertThat(desk.get("TicketWebhooks/1").item().text("webhookGUID")).isEmpty();
    assertThat(desk.get("TicketWebhooks/1").item().text("webhookGuid")).hasValue("g-1");
    assertThat(
            desk.post(
                    "TicketWebhooks/query",
                    "{'IncludeFields':['webhookGUID'],'filter':[{'op':'exist','field':'id'}]}")
                .items()
                .getFirst()
                .text("webhookGuid"))
        .hasValue("g-1");
  }

  @Test
  void theSecretIsReadableWhenSwitched() {
    long id = create("TicketWebhooks", "hook", "https://x.example/h").itemId();
    desk.autotask().set(desk.autotask().switches().with("secretReadable", true));
    assertThat(desk.get("TicketWebhooks/" + id).item().text("secretKey"))
        .hasValue("0123456789abcdef0123456789ABCDEF");
  }
}

package dev.signalbox.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.autotask.schema.EntityType;
import dev.signalbox.simulator.autotask.schema.PickValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// By which numbers webhooks name fields, and by which names their messages do.
class HookNamesTest extends WithAReceiver {

  private Map<String, Long> numbers() {
    EntityType choices = desk.simulator.autotask().schema().require("TicketWebhookField");
    Map<String, Long> numbers = new TreeMap<>();
    for (PickValue choice :
        desk.simulator.autotask().picklists().of(choices, choices.require("fieldID"))) {
      numbers.put(choice.label(), choice.value());
    }
    return numbers;
  }

  @Test
  void fieldsHaveOtherNumbersWithEachSeedAndTheSameWithTheSame() throws Exception {
    Map<String, Long> usual = numbers();
    desk.control("POST", "switches", "{\"fieldNumbers\":4}");
    Map<String, Long> four = numbers();
    assertThat(four.keySet()).isEqualTo(usual.keySet());
    assertThat(four).isNotEqualTo(usual);
    assertThat(four.values()).doesNotHaveDuplicates();
    desk.control("POST", "reset", "{}");
    assertThat(numbers()).as("the reset forgets them").isEqualTo(usual);
    desk.control("POST", "switches", "{\"fieldNumbers\":4}");
    assertThat(numbers()).isEqualTo(four);
  }

  @Test
  void aHookHearsOfTheFieldItsNumberStandsFor() throws Exception {
    desk.control("POST", "switches", "{\"fieldNumbers\":7}");
    long hook = desk.hook("Ticket", receiver, List.of(), List.of());
    Json.Obj _ =
        desk.control(
            "POST",
            "autotask/TicketWebhookFields",
            Json.object()
                .put("webhookID", hook)
                .put("fieldID", numbers().getOrDefault("priority", 0L))
                .put("isSubscribedField", true)
                .put("isDisplayAlwaysField", false)
                .write());
    long ticket = desk.control("POST", "autotask/tickets", "{}").number("id").orElseThrow();
    desk.control("PATCH", "autotask/tickets/" + ticket, "{\"title\":\"Not told\"}");
    desk.settled();

    assertThat(receiver.hooked())
        .singleElement()
        .satisfies(got ->
            assertThat(got.body().object("Fields").orElseThrow().fields())
                .containsOnlyKeys("Priority"));
  }

  @Test
  void messagesCanCarryTheNamesOfTheOlderInterface() throws Exception {
    desk.hook("Ticket", receiver, List.of("companyID", "title"), List.of());
    desk.control("POST", "switches", "{\"soapNames\":true}");
    desk.control("POST", "autotask/tickets", "{}");
    desk.settled();

    assertThat(receiver.hooked().getFirst().body().object("Fields").orElseThrow().fields())
        .containsOnlyKeys("AccountID", "Title");
  }
}
